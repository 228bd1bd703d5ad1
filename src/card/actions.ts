import { z } from 'zod';
import type { Passage } from '../library/library.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { Button } from './card.ts';

/**
 * What a button does, and what it needs to do it weeks later, after restarts and re-indexing: documents and lines, never
 * row ids. `action` travels as a word, the rest as compact JSON in `value` (Slack allows 2,000 characters).
 */
const actions = {
  /** Shows a trend report. */
  trends: z.strictObject({ report: z.string() }),
  /** Shows one trend in detail; `all` its whole evidence, in place of the card. */
  trend: z.strictObject({ trend: z.string(), all: z.boolean().default(false) }),
  /** Shows a passage with its neighbours. */
  passage: z.strictObject({ document: z.string(), line: z.int().positive(), digest: z.enum(['zh', 'en']).nullable() }),
  /** Turns the page of an answer's passages; 0 folds them away. */
  passages: z.strictObject({ question: z.string(), from: z.int().nonnegative() }),
  /** Turns the page of the list of documents. */
  sources: z.strictObject({ words: z.string(), from: z.int().nonnegative() }),
  /** Confirms that a briefing shall come to this channel; without times at the briefing's own. */
  subscribe: z.strictObject({
    briefing: z.string(),
    times: z.strictObject({ cron: z.string(), timezone: z.string() }).nullable(),
  }),
  /** Changes a subscription of this channel, and shows those there are in place of the card. */
  subscription: z.strictObject({ briefing: z.string(), change: z.enum(['pause', 'resume', 'remove']) }),
  /** Drops what `subscribe` would confirm. */
  cancel: z.strictObject({ briefing: z.string() }),
  /** Opens the form for subscribing this channel, with that briefing chosen. */
  'subscribe-form': z.strictObject({ briefing: z.string().nullable() }),
  /** What the form holds, shown with its next runs before it is saved: `subscribe` confirms it. */
  'preview-subscription': z.strictObject({ briefing: z.string().nullable().default(null) }),
  /** Opens the discussion of an item in this channel, or points to the one there is (see `item.ts`). */
  discuss: z.strictObject({ item: z.string() }),
  /** A person's vote on the item of a discussion, in place of their earlier one; the card is shown again in `locale`. */
  vote: z.strictObject({
    discussion: z.int().positive(),
    stance: z.enum(['agree', 'disagree', 'watch']),
    locale: z.enum(['zh', 'en']).nullable().default(null),
  }),
  /** Makes what the message says the conclusion of the discussion it stands in. */
  'mark-conclusion': z.strictObject({ stance: z.enum(['agree', 'disagree', 'watch']).default('watch') }),
  /** Turns the page of the recap of this channel's discussions. */
  recap: z.strictObject({ words: z.string(), from: z.int().nonnegative() }),
  /** Shows the figures about some words; `turn` another page of them, in place of the card. */
  figures: z.strictObject({ words: z.string(), from: z.int().nonnegative(), turn: z.boolean().default(false) }),
  /** Shows what the library says of a name; `turn` more of it, in place of the card. */
  about: z.strictObject({ subject: z.string(), from: z.int().nonnegative(), turn: z.boolean().default(false) }),
  /** Types a command for the person. */
  command: z.strictObject({ text: z.string() }),
};

type Actions = typeof actions;
export type ActionName = keyof Actions;
export type Action = { [Name in ActionName]: { name: Name } & z.infer<Actions[Name]> }[ActionName];
/** As a card makes it: what has a default may be left out. */
type NewAction = { [Name in ActionName]: { name: Name } & z.input<Actions[Name]> }[ActionName];

const pressed = z.discriminatedUnion('name', [
  actions.trends.extend({ name: z.literal('trends') }),
  actions.trend.extend({ name: z.literal('trend') }),
  actions.passage.extend({ name: z.literal('passage') }),
  actions.passages.extend({ name: z.literal('passages') }),
  actions.sources.extend({ name: z.literal('sources') }),
  actions.subscribe.extend({ name: z.literal('subscribe') }),
  actions.subscription.extend({ name: z.literal('subscription') }),
  actions.cancel.extend({ name: z.literal('cancel') }),
  actions['subscribe-form'].extend({ name: z.literal('subscribe-form') }),
  actions['preview-subscription'].extend({ name: z.literal('preview-subscription') }),
  actions.discuss.extend({ name: z.literal('discuss') }),
  actions.vote.extend({ name: z.literal('vote') }),
  actions['mark-conclusion'].extend({ name: z.literal('mark-conclusion') }),
  actions.recap.extend({ name: z.literal('recap') }),
  actions.figures.extend({ name: z.literal('figures') }),
  actions.about.extend({ name: z.literal('about') }),
  actions.command.extend({ name: z.literal('command') }),
]);

/** The action of a pressed button, or null for one that no card of ours has. */
export function readAction(action: string, value: string): Action | null {
  try {
    return pressed.parse({ ...JSON.parse(value), name: action });
  } catch {
    return null;
  }
}

/** A button for an action. */
export function button(label: string, action: NewAction, style?: Button['style']): Button {
  const { name, ...rest } = action;
  return { label, action: name, value: JSON.stringify(rest), ...(style ? { style } : {}) };
}

/** The button that opens a passage in its context. */
export function openButton(passage: Pick<Passage, 'document' | 'lines' | 'digest'>, locale: Locale): Button {
  const words = wordsOf(locale).card;
  const line = passage.lines[0]?.[0] ?? 1;
  return button(passage.digest ? words.openDigest : words.open, {
    name: 'passage',
    document: passage.document,
    line,
    digest: passage.digest,
  });
}
