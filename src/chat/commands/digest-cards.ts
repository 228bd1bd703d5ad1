import type { Briefings } from '../../briefing/briefings.ts';
import type { Briefing } from '../../briefing/definition.ts';
import { describeTimes } from '../../briefing/describe-times.ts';
import type { PastRun } from '../../briefing/history.ts';
import { nextSlots, type Schedule, sameTimes } from '../../briefing/slots.ts';
import type { OwnTimes, Subscription } from '../../briefing/subscriptions.ts';
import { describeInstant } from '../../briefing/zone.ts';
import { button } from '../../card/actions.ts';
import type { Card, CardElement, ListItem } from '../../card/card.ts';
import { type Locale, type Words, wordsOf } from '../../words/index.ts';

const runsShown = 3;

interface Confirmation {
  readonly briefing: Briefing;
  /** What was asked for; null for the briefing's own times. */
  readonly times: OwnTimes | null;
  readonly schedule: Schedule;
  readonly existing: Subscription | null;
  readonly now: Date;
  readonly locale: Locale;
}

/** What a person sees before a subscription is saved: when it will come, the next three times in that zone. */
export function confirmCard({ briefing, times, schedule, existing, now, locale }: Confirmation): Card {
  const words = wordsOf(locale).chat.digest;
  const note = existing ? noteOn(existing, schedule, locale) : null;
  return {
    locale,
    summary: `${words.confirmTitle} ${briefing.title[locale]}`,
    elements: [
      { kind: 'header', title: words.confirmTitle, subtitle: briefing.title[locale] },
      ...timesElements(briefing, schedule, now, locale),
      ...(note ? [{ kind: 'note', text: note } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          button(words.confirm, { name: 'subscribe', briefing: briefing.name, times }, 'primary'),
          button(words.cancel, { name: 'cancel', briefing: briefing.name }),
        ],
      },
    ],
  };
}

/** What confirming does to the subscription that the channel has already. */
function noteOn(existing: Subscription, schedule: Schedule, locale: Locale): string {
  const words = wordsOf(locale).chat.digest;
  if (!sameTimes(existing.schedule, schedule)) return words.changes;
  return existing.paused ? words.resumes : words.already;
}

export function subscribedCard(briefing: Briefing, schedule: Schedule, now: Date, locale: Locale): Card {
  const words = wordsOf(locale).chat.digest;
  return {
    locale,
    summary: `${words.subscribed} ${briefing.title[locale]}`,
    elements: [
      { kind: 'header', title: words.subscribed, subtitle: briefing.title[locale] },
      ...timesElements(briefing, schedule, now, locale),
      { kind: 'note', text: words.afterwards },
    ],
  };
}

export function cancelledCard(locale: Locale): Card {
  const text = wordsOf(locale).chat.digest.cancelled;
  return { locale, summary: text, elements: [{ kind: 'text', text }] };
}

function timesElements(briefing: Briefing, schedule: Schedule, now: Date, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).chat.digest;
  return [
    {
      kind: 'fields',
      fields: [
        { label: words.briefing, value: briefing.name },
        { label: words.when, value: describeTimes(schedule.cron, locale) },
        { label: words.zone, value: schedule.timezone },
      ],
    },
    { kind: 'text', text: words.nextRuns, strong: true },
    {
      kind: 'list',
      items: nextSlots(schedule, now, runsShown).map(slot => ({ title: describeInstant(slot, schedule.timezone) })),
    },
  ];
}

/** `每个工作日 09:00 (Asia/Shanghai)`. */
function describeSchedule({ cron, timezone }: Schedule, locale: Locale): string {
  return `${describeTimes(cron, locale)} (${timezone})`;
}

interface Listing {
  readonly subscriptions: readonly Subscription[];
  /** Names of briefings whose file is missing or wrong. */
  readonly resting: readonly string[];
  readonly briefings: Briefings;
  /** What has just been done, if anything. */
  readonly done: ((words: Words['chat']['digest']) => string) | null;
  readonly now: Date;
  readonly locale: Locale;
}

/** A channel's subscriptions with their next runs, and buttons to change them. */
export function listCard({ subscriptions, resting, briefings, done, now, locale }: Listing): Card {
  const words = wordsOf(locale).chat.digest;
  const said = done?.(words);
  const names = briefings.all.map(({ name }) => name);
  return {
    locale,
    summary: said ?? words.listTitle,
    elements: [
      { kind: 'header', title: words.listTitle, subtitle: words.count(subscriptions.length) },
      ...(said ? [{ kind: 'text', text: said } as const] : []),
      subscriptions.length
        ? { kind: 'list', items: subscriptions.map(one => listItem(one, briefings, now, locale)) }
        : { kind: 'text', text: words.noneHere(names) },
      ...(resting.length ? [{ kind: 'note', text: words.resting(resting) } as const] : []),
      ...(names.length
        ? [
            {
              kind: 'buttons',
              buttons: [button(words.form.open, { name: 'subscribe-form', briefing: null }, 'primary')],
            } as const,
          ]
        : []),
    ],
  };
}

function listItem(subscription: Subscription, briefings: Briefings, now: Date, locale: Locale): ListItem {
  const words = wordsOf(locale).chat.digest;
  const { briefing: name, schedule, paused, owner } = subscription;
  const briefing = briefings.named(name);
  const [next] = nextSlots(schedule, now, 1);
  const coming = paused ? words.paused : next ? words.next(describeInstant(next, schedule.timezone)) : null;
  const change = paused ? 'resume' : 'pause';
  return {
    title: briefing ? `${briefing.title[locale]} · ${name}` : name,
    text: [
      describeSchedule(schedule, locale),
      coming,
      owner === 'operator' && briefing ? words.fromFile(briefing.file) : null,
    ]
      .filter(Boolean)
      .join(' · '),
    buttons: [
      button(words[change], { name: 'subscription', briefing: name, change }),
      ...(owner === 'channel'
        ? [button(words.remove, { name: 'subscription', briefing: name, change: 'remove' }, 'danger')]
        : []),
    ],
  };
}

interface Status {
  readonly subscriptions: readonly Subscription[];
  /** The latest first. */
  readonly runs: readonly PastRun[];
  /** Where a message of this channel is found; null where that cannot be told. */
  linkTo(message: string): string | null;
  readonly briefings: Briefings;
  readonly now: Date;
  readonly locale: Locale;
}

/** A channel's next runs and what became of the latest ones, each with its zone and the way to its message. */
export function statusCard({ subscriptions, runs, linkTo, briefings, now, locale }: Status): Card {
  const words = wordsOf(locale).chat.digest;
  const coming = subscriptions.map(({ briefing, schedule, paused }): ListItem => {
    const [next] = nextSlots(schedule, now, 1);
    const planned = next && !paused ? describeInstant(next, schedule.timezone) : words.results.paused;
    return { title: `${planned} · ${briefing}` };
  });
  const past = runs.map((run): ListItem => {
    const zone = zoneOf(run.briefing, subscriptions, briefings);
    const url = run.message === null ? null : linkTo(run.message);
    return {
      title: `${describeInstant(run.slot, zone)} · ${run.briefing}`,
      text: whatBecame(run, zone, locale),
      ...(url === null ? {} : { link: { label: words.toMessage, url } }),
    };
  });
  return {
    locale,
    summary: words.statusTitle,
    elements: [
      { kind: 'header', title: words.statusTitle },
      ...(coming.length ? titled(words.nextRunsTitle, coming) : []),
      ...(past.length ? titled(words.pastRuns, past) : []),
      ...(coming.length || past.length ? [] : [{ kind: 'text', text: words.nothingHere } as const]),
      ...(coming.length && !past.length ? [{ kind: 'note', text: words.noRuns } as const] : []),
    ],
  };
}

function titled(title: string, items: readonly ListItem[]): readonly CardElement[] {
  return [
    { kind: 'text', text: title, strong: true },
    { kind: 'list', items },
  ];
}

/** `failed: channel_archived · 2026-01-15 09:00:01 (Asia/Shanghai)`. */
function whatBecame({ result, error, settledAt }: PastRun, zone: string, locale: Locale): string {
  const { chat, card } = wordsOf(locale);
  const what = chat.digest.results[result];
  return [error ? card.labelled(what, error) : what, settledAt ? describeInstant(settledAt, zone) : null]
    .filter(Boolean)
    .join(' · ');
}

/** A run is told in the zone of its subscription; of one that has ended, in the briefing's. */
function zoneOf(name: string, subscriptions: readonly Subscription[], briefings: Briefings): string {
  const own = subscriptions.find(({ briefing }) => briefing === name)?.schedule;
  return (own ?? briefings.named(name)?.schedule)?.timezone ?? 'UTC';
}
