/**
 * The history of the database, oldest first: number `n` takes it from `user_version` n to n + 1. Append only; a released
 * migration never changes, because databases that ran it are in use.
 */
export const migrations: readonly string[] = [
  `
  create table editions (
    id integer primary key,
    briefing text not null,
    slot text not null,
    inputs text not null,
    cards text not null,
    composed_at text not null,
    unique (briefing, slot)
  );
  create table deliveries (
    id integer primary key,
    edition integer not null references editions,
    target text not null,
    state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'unknown')),
    attempts integer not null default 0,
    message text,
    error text,
    first_attempt_at text,
    settled_at text,
    unique (edition, target)
  );
  create table slots (
    briefing text not null,
    slot text not null,
    outcome text not null check (outcome in ('run', 'caught-up', 'missed', 'empty')),
    reason text,
    recorded_at text not null,
    primary key (briefing, slot)
  );
  create table web_messages (
    id integer primary key autoincrement,
    channel text not null,
    thread integer,
    author text not null,
    text text not null,
    card text,
    aside integer not null default 0,
    delivery_key text unique,
    at text not null,
    edited_at text
  );
  create table settings (key text primary key, value text not null);

  create table documents (
    id integer primary key,
    sha256 text not null unique,
    document text not null,
    path text,
    origin text not null check (origin in ('original', 'digest')),
    title_zh text not null,
    title_en text not null,
    publisher text,
    authors text not null,
    date text,
    language text not null,
    added_at text not null,
    digests text not null,
    index_version integer not null
  );
  create table files (
    path text primary key,
    stamp text not null,
    sha256 text,
    problem text
  );
  create index files_by_content on files (sha256);
  create table passages (
    id integer primary key autoincrement,
    document integer not null references documents on delete cascade,
    ordinal integer not null,
    article text not null,
    article_title text not null,
    heading text not null,
    kind text not null,
    role text not null,
    text text not null,
    context text not null,
    lines text not null,
    parts text not null,
    flags text not null,
    digest text,
    shown text not null check (shown in ('both', 'zh', 'en')),
    summary_zh text,
    summary_en text
  );
  create index passages_by_document on passages (document, ordinal);
  create table trend_reports (
    document integer not null references documents on delete cascade,
    ordinal integer not null,
    title_zh text not null,
    title_en text not null,
    trends text not null,
    primary key (document, ordinal)
  );
  create table trend_evidence (
    document integer not null references documents on delete cascade,
    ordinal integer not null,
    report text not null,
    trend integer not null,
    stance text not null check (stance in ('for', 'against')),
    lines text not null,
    zh text not null,
    en text not null,
    primary key (document, ordinal)
  );
  create index trend_evidence_by_trend on trend_evidence (report, trend);
  create table remembered_paths (path text primary key, added_at text not null);
  create table meta (key text primary key, value text not null);
  insert into meta values ('generation', '0');
  create virtual table passage_index using fts5 (
    heading, text, context, digest_zh, digest_en,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '.-_/+#%'"
  );
  create virtual table passage_terms using fts5vocab (passage_index, 'row');
  `,
  `
  create table inbox (
    key text primary key,
    body text,
    state text not null check (state in ('open', 'sending', 'done')),
    parts integer not null default 0,
    received_at text not null
  );
  create index inbox_unfinished on inbox (received_at) where state <> 'done';
  create table kept_cards (
    id integer primary key autoincrement,
    card text not null,
    shared_at text,
    kept_at text not null
  );
  `,
  `
  alter table deliveries add column next_attempt_at text;
  alter table deliveries add column last_attempt_at text;
  alter table deliveries add column expires_at text;
  create index deliveries_open on deliveries (state) where state in ('pending', 'sending', 'unknown');
  create index deliveries_by_target on deliveries (target, settled_at);
  `,
  `
  create table subscriptions (
    briefing text not null,
    target text not null,
    owner text not null check (owner in ('operator', 'channel')),
    cron text,
    timezone text,
    paused integer not null default 0 check (paused in (0, 1)),
    created_by text not null,
    created_at text not null,
    since text not null,
    primary key (briefing, target),
    check ((cron is null) = (timezone is null))
  );
  create index subscriptions_by_target on subscriptions (target);
  `,
  `
  alter table deliveries add column cards text;
  create table discussions (
    id integer primary key autoincrement,
    target text not null,
    item text not null,
    cards text not null,
    thread text,
    started_by text not null,
    started_at text not null,
    attempted_at text,
    unique (target, item)
  );
  create unique index discussions_by_thread on discussions (target, thread);
  create table discussion_messages (
    discussion integer not null references discussions on delete cascade,
    message text not null,
    person text not null,
    name text,
    text text not null,
    said_at text not null,
    edited_at text,
    deleted_at text,
    primary key (discussion, message)
  );
  create index discussion_messages_by_id on discussion_messages (message);
  create table discussion_reactions (
    discussion integer not null references discussions on delete cascade,
    message text not null,
    person text not null,
    reaction text not null,
    primary key (discussion, message, person, reaction)
  );
  create table discussion_votes (
    discussion integer not null references discussions on delete cascade,
    person text not null,
    stance text not null check (stance in ('agree', 'disagree', 'watch')),
    voted_at text not null,
    primary key (discussion, person)
  );
  create table discussion_conclusions (
    id integer primary key autoincrement,
    discussion integer not null references discussions on delete cascade,
    stance text not null check (stance in ('agree', 'disagree', 'watch')),
    text text not null,
    person text not null,
    name text,
    message text,
    concluded_at text not null
  );
  create index discussion_conclusions_by_discussion on discussion_conclusions (discussion, id);
  create table questions (
    id integer primary key autoincrement,
    target text not null,
    question text not null,
    answered integer not null check (answered in (0, 1)),
    asked_at text not null
  );
  create index questions_by_target on questions (target, asked_at);
  alter table web_messages add column reworded_at text;
  alter table web_messages add column deleted_at text;
  alter table web_messages add column translation text;
  create index web_messages_by_thread on web_messages (thread) where thread is not null;
  create table web_reactions (
    message integer not null references web_messages on delete cascade,
    person text not null,
    reaction text not null,
    reacted_at text not null,
    primary key (message, person, reaction)
  );
  `,
  `
  alter table passages add column asked_zh text;
  alter table passages add column asked_en text;
  `,
];
