import type { types } from '@slack/bolt';
import type { Briefings } from '../../briefing/briefings.ts';
import { nextSlots } from '../../briefing/slots.ts';
import { describeInstant } from '../../briefing/zone.ts';
import { button } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
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

/** The Home tab's search box, by its action. */
export const searchAction = 'slack_search';

/** So many briefings are listed; of the others the tab says how many there are. */
const listedBriefings = 25;

/** As long as a question may be. */
const searchCharacters = 500;

/** The Home tab: search, what was found, briefings with their next runs. */
export function homeView(
  briefings: Briefings,
  result: HomeResult | null,
  now: Date,
  locale: Locale,
): { readonly type: 'home'; readonly blocks: readonly Block[] } {
  const words = wordsOf(locale).slack;
  const [title, ...list] = pageBlocks(homeCard(briefings, now, locale), 0, { kept: null }, 'home').blocks;
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

function homeCard(briefings: Briefings, now: Date, locale: Locale): Card {
  const words = wordsOf(locale).slack;
  return {
    locale,
    summary: words.homeTitle,
    elements: [
      { kind: 'header', title: words.homeTitle },
      { kind: 'note', text: words.homeIntro },
      { kind: 'text', text: words.briefings, strong: true },
      briefings.all.length
        ? {
            kind: 'list',
            items: briefings.all.slice(0, listedBriefings).map(({ name, title, schedule, targets }) => {
              const next = nextSlots(schedule, now, 1)[0];
              const channels = targets.filter(target => target.startsWith('slack:')).length;
              return {
                title: title[locale],
                text: [
                  ...(next ? [words.nextRun(describeInstant(next, schedule.timezone))] : []),
                  ...(channels ? [words.inChannels(channels)] : []),
                ].join(' · '),
                buttons: [button(words.composeNow, { name: 'command', text: `/brief ${name}` })],
              };
            }),
          }
        : { kind: 'note', text: words.noBriefings },
      ...(briefings.all.length > listedBriefings
        ? [{ kind: 'note', text: words.moreBriefings(briefings.all.length - listedBriefings) } as const]
        : []),
    ],
  };
}
