import type { types } from '@slack/bolt';
import type { Briefings } from '../../briefing/briefings.ts';
import { nextSlots } from '../../briefing/slots.ts';
import { describeInstant } from '../../briefing/zone.ts';
import { button } from '../../card/actions.ts';
import type { Card, CardElement } from '../../card/card.ts';
import type { ItemDiscussion } from '../../card/recap.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { type Block, divider, plain } from './blocks.ts';
import * as limits from './limits.ts';
import { pageBlocks } from './message.ts';
import { shortened } from './text.ts';

/** What was asked on the Home tab last, and the page of it to show. */
export interface HomeResult {
  readonly card: Card;
  readonly kept: number | null;
  readonly page: number;
}

/** A discussion, with the name of its channel. */
export interface HomeDiscussion extends ItemDiscussion {
  readonly channel: string;
}

/** How many channels of this workspace, and of all platforms, a briefing comes to, by its name. */
export type HomeSubscriptions = ReadonlyMap<string, { readonly here: number; readonly anywhere: number }>;

export interface HomeContents {
  readonly briefings: Briefings;
  readonly subscriptions: HomeSubscriptions;
  /** Of the person's own channels. */
  readonly discussions: readonly HomeDiscussion[];
  readonly result: HomeResult | null;
  readonly now: Date;
  readonly locale: Locale;
}

/** The Home tab's search box, by its action. */
export const searchAction = 'slack_search';

/** So many briefings are listed; of the others the tab says how many there are. */
const listedBriefings = 12;

/** As long as a question may be. */
const searchCharacters = 500;

/** Of a conclusion; the whole stands in its thread. */
const conclusionCharacters = 200;

/** The Home tab: search, what was found, briefings with their next runs, discussions. */
export function homeView(contents: HomeContents): { readonly type: 'home'; readonly blocks: readonly Block[] } {
  const { result, locale } = contents;
  const words = wordsOf(locale).slack;
  const [title, ...list] = pageBlocks(homeCard(contents), 0, { kept: null }, 'home').blocks;
  const found = result
    ? [divider, ...pageBlocks(result.card, result.page, { kept: result.kept }, 'home').blocks, divider]
    : [];
  const search: types.InputBlock = {
    type: 'input',
    dispatch_action: true,
    label: plain(words.search),
    element: {
      type: 'plain_text_input',
      action_id: searchAction,
      max_length: searchCharacters,
      placeholder: plain(shortened(words.searchPlaceholder, limits.placeholderCharacters)),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
  return { type: 'home', blocks: [...(title ? [title] : []), search, ...found, ...list] };
}

function homeCard(contents: HomeContents): Card {
  const { briefings, locale } = contents;
  const words = wordsOf(locale).slack;
  return {
    locale,
    summary: words.homeTitle,
    elements: [
      { kind: 'header', title: words.homeTitle },
      { kind: 'note', text: words.homeIntro },
      { kind: 'text', text: words.briefings, strong: true },
      briefings.all.length ? briefingList(contents) : { kind: 'note', text: words.noBriefings },
      ...(briefings.all.length > listedBriefings
        ? [{ kind: 'note', text: words.moreBriefings(briefings.all.length - listedBriefings) } as const]
        : []),
      ...discussionElements(contents),
    ],
  };
}

function briefingList({ briefings, subscriptions, now, locale }: HomeContents): CardElement {
  const words = wordsOf(locale).slack;
  return {
    kind: 'list',
    items: briefings.all.slice(0, listedBriefings).map(({ name, title, schedule }) => {
      const { here, anywhere } = subscriptions.get(name) ?? { here: 0, anywhere: 0 };
      // What comes nowhere does not come.
      const next = anywhere ? nextSlots(schedule, now, 1)[0] : undefined;
      return {
        title: title[locale],
        text: [
          ...(next ? [words.nextRun(describeInstant(next, schedule.timezone))] : []),
          ...(here ? [words.inChannels(here)] : []),
          ...(anywhere ? [] : [words.nowhere]),
        ].join(' · '),
        buttons: [
          button(words.composeNow, { name: 'command', text: `/brief ${name}` }),
          button(words.subscribe, { name: 'subscribe-form', briefing: name }),
        ],
      };
    }),
  };
}

function discussionElements({ discussions, locale }: HomeContents): readonly CardElement[] {
  if (!discussions.length) return [];
  const words = wordsOf(locale).slack;
  return [
    { kind: 'text', text: words.discussions, strong: true },
    {
      kind: 'list',
      items: discussions.map(({ title, channel, replies, people, conclusion, link }) => ({
        title: title[locale],
        text: [
          words.discussionIn(`#${channel}`, replies, people),
          ...(conclusion ? [words.concluded(shortened(conclusion.text, conclusionCharacters))] : []),
        ].join('\n'),
        ...(link === null ? {} : { link: { label: words.openThread, url: link } }),
      })),
    },
  ];
}
