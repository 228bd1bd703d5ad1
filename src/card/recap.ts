import type { Passage } from '../library/library.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { CardElement, LinkElement } from './card.ts';
import { dayOf } from './day.ts';
import { cite } from './passage.ts';
import { opening, shortened } from './shorten.ts';

export type Stance = 'agree' | 'disagree' | 'watch';
export const stances: readonly Stance[] = ['agree', 'disagree', 'watch'];

/** What a team decided on an item. */
export interface Conclusion {
  readonly stance: Stance;
  readonly text: string;
  /** Who said so, as others see the person. */
  readonly name: string | null;
  readonly at: Date;
}

/** What a team has said of one item in one channel so far. Every text is somebody's own words, never a summary of ours. */
export interface ItemDiscussion {
  /** See `item.ts`. */
  readonly item: string;
  readonly title: Readonly<Record<Locale, string>>;
  /** What was to be discussed. */
  readonly question?: Readonly<Record<Locale, string | null>>;
  /** Where its thread is, as a link of that platform; null where there is none. */
  readonly link: string | null;
  readonly startedAt: Date;
  /** Of the last reply, vote or conclusion. */
  readonly lastAt: Date;
  readonly replies: number;
  readonly people: number;
  readonly votes: Readonly<Record<Stance, number>>;
  /** What drew most agreement, most first: word for word. */
  readonly points: readonly {
    readonly text: string;
    readonly name: string | null;
    /** How many other people reacted in favour. */
    readonly agreement: number;
    readonly link: string | null;
  }[];
  /** The last one. */
  readonly conclusion: Conclusion | null;
  /** What the library has gained on the item since the conclusion, or since the discussion began, for readers of each language. */
  readonly gained: Readonly<Record<Locale, readonly Passage[]>>;
}

/** Characters of what somebody said, and of a passage that was gained. */
const shownCharacters = { point: 280, conclusion: 500, passage: 160 };

/** The discussions of a channel, one after the other: what was said, voted, concluded, and what the library has gained since. */
export function recapElements(discussions: readonly ItemDiscussion[], locale: Locale): readonly CardElement[] {
  return discussions.flatMap((discussion, at): readonly CardElement[] => [
    ...(at ? [{ kind: 'divider' } as const] : []),
    { kind: 'text', text: discussion.title[locale], strong: true },
    { kind: 'note', text: countsOf(discussion, locale) },
    ...pointElements(discussion, locale),
    { kind: 'text', text: outcome(discussion, locale) },
    ...gainedPassages(discussion, locale),
    ...threadLink(discussion, locale),
  ]);
}

/** Below an item that comes again: what the team concluded on it last time, or that it is being discussed; nothing when nobody has said a word. */
export function conclusionNote(discussion: ItemDiscussion, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).discussion;
  const { conclusion, replies, people } = discussion;
  const silent = !replies && !stances.some(stance => discussion.votes[stance]);
  if (!conclusion && silent) return [];
  const text = conclusion ? lastTime(conclusion, locale) : words.underway(words.replies(replies, people));
  return [{ kind: 'text', text }, ...threadLink(discussion, locale)];
}

/** What new documents bring to an item that was discussed before, with the way to that discussion; nothing without any. */
export function gainedElements(discussion: ItemDiscussion, locale: Locale): readonly CardElement[] {
  const gained = gainedPassages(discussion, locale);
  return gained.length ? [...gained, ...threadLink(discussion, locale)] : [];
}

/** `Agree 3, disagree 1`: the stances that somebody voted for. */
export function voteCounts(votes: ItemDiscussion['votes'], locale: Locale): readonly string[] {
  const words = wordsOf(locale).discussion;
  return stances.filter(stance => votes[stance]).map(stance => `${words.stance[stance]} ${votes[stance]}`);
}

function countsOf(discussion: ItemDiscussion, locale: Locale): string {
  const words = wordsOf(locale).discussion;
  const counts = voteCounts(discussion.votes, locale);
  return [
    words.replies(discussion.replies, discussion.people),
    ...(counts.length ? [words.votes(counts)] : []),
    words.lastAt(dayOf(discussion.lastAt)),
  ].join(' · ');
}

function pointElements({ points }: ItemDiscussion, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).discussion;
  if (!points.length) return [];
  return [
    { kind: 'note', text: words.points },
    {
      kind: 'list',
      items: points.map(({ text, name, agreement, link }) => ({
        title: words.said(shortened(text, shownCharacters.point)),
        text: [name, agreement ? words.agreement(agreement) : null].filter(Boolean).join(' · '),
        ...(link === null ? {} : { link: { label: words.toThread, url: link } }),
      })),
    },
  ];
}

/** The conclusion, or what is open. */
function outcome({ conclusion, question }: ItemDiscussion, locale: Locale): string {
  const words = wordsOf(locale).discussion;
  if (!conclusion) return [words.notConcluded, question?.[locale]].filter(Boolean).join('\n');
  return `${words.conclusion(words.stance[conclusion.stance])}\n${saidBy(conclusion, locale)}`;
}

function saidBy({ text, name, at }: Conclusion, locale: Locale): string {
  const words = wordsOf(locale).discussion;
  return `${words.said(shortened(text, shownCharacters.conclusion))} — ${words.by(name, dayOf(at))}`;
}

function lastTime({ stance, text, name, at }: Conclusion, locale: Locale): string {
  const words = wordsOf(locale).discussion;
  return words.lastTime(words.stance[stance], shortened(text, shownCharacters.conclusion), words.by(name, dayOf(at)));
}

function gainedPassages({ gained, conclusion }: ItemDiscussion, locale: Locale): readonly CardElement[] {
  if (!gained[locale].length) return [];
  return [
    { kind: 'note', text: wordsOf(locale).discussion.gained(conclusion !== null) },
    ...gained[locale].map(passage => cite(passage, opening(passage.text, shownCharacters.passage), locale)),
  ];
}

function threadLink({ link }: ItemDiscussion, locale: Locale): readonly LinkElement[] {
  return link === null ? [] : [{ kind: 'link', label: wordsOf(locale).discussion.toThread, url: link }];
}
