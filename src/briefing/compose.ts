import type { Card, CardElement } from '../card/card.ts';
import type { Locale } from '../words/index.ts';
import type { Briefing } from './definition.ts';
import { keysOf } from './rotation.ts';
import type { Section } from './section.ts';
import { deepDiveSection } from './sections/deep-dive.ts';
import { documentsSection } from './sections/documents.ts';
import { figuresSection } from './sections/figures-of-the-day.ts';
import { lookupSection } from './sections/lookup.ts';
import { questionsSection } from './sections/questions.ts';
import { earlierSection, recapSection } from './sections/recap.ts';
import { trendOfTheDaySection } from './sections/trend-of-the-day.ts';
import { trendsSection } from './sections/trends.ts';
import type { ChannelMatter, Occasion, Sources } from './sources.ts';
import { wallClock } from './zone.ts';

/** What one section shows; empty when it has no content, or only channels have some. */
type Part = readonly CardElement[];

/** The sections of a briefing as all channels get them, each in its place: worked out once, however many channels there are. */
export function composeParts(
  briefing: Briefing,
  occasion: Occasion,
  sources: Sources,
  locale: Locale,
): readonly Part[] {
  return briefing.sections.map((section, at) =>
    composeSection(section, occasion.drawn[at] ?? [], occasion, sources, locale),
  );
}

/**
 * A briefing's card of its parts. A section without content is left out; null when nothing is left.
 * @param channel what one channel adds of its own; null for what all of them share
 */
export function composeCard(
  briefing: Briefing,
  at: Date,
  parts: readonly Part[],
  channel: ChannelMatter | null,
  locale: Locale,
): Card | null {
  const own = (section: Section) => (channel ? channelPart(section, channel, locale) : []);
  const sections = [
    ...briefing.sections.map((section, place) => [...(parts[place] ?? []), ...own(section)]),
    channel ? earlierSection(channel.ofItems, locale) : [],
  ].filter(elements => elements.length > 0);
  if (!sections.length) return null;
  const empty = emptyCard(briefing, at, locale);
  return {
    ...empty,
    elements: [
      ...empty.elements,
      ...sections.flatMap((elements, index): Part => (index === 0 ? elements : [{ kind: 'divider' }, ...elements])),
    ],
  };
}

/** Title and day alone. */
export function emptyCard(briefing: Briefing, at: Date, locale: Locale): Card {
  const title = briefing.title[locale];
  const day = wallClock(briefing.schedule.timezone, at).toISOString().slice(0, 10);
  return { locale, summary: `${title} · ${day}`, elements: [{ kind: 'header', title, subtitle: day }] };
}

function composeSection(
  section: Section,
  drawn: readonly string[],
  { previous }: Occasion,
  sources: Sources,
  locale: Locale,
): Part {
  switch (section.kind) {
    case 'trends':
      return trendsSection(section.report, sources, locale);
    case 'lookup':
      return lookupSection(section, sources, locale);
    case 'documents':
      return documentsSection(section.limit, previous, sources, locale);
    case 'trend-of-the-day':
      return trendOfTheDaySection(section, keysOf(section, drawn), sources, locale);
    case 'figures-of-the-day':
      return figuresSection(keysOf(section, drawn), sources, locale);
    case 'deep-dive':
      return deepDiveSection(section, keysOf(section, drawn), sources, locale);
    case 'questions':
    case 'recap':
      return [];
  }
}

function channelPart(section: Section, { questions, recap }: ChannelMatter, locale: Locale): Part {
  if (section.kind === 'questions') return questionsSection(section.limit, questions, locale);
  return section.kind === 'recap' ? recapSection(section.limit, recap, locale) : [];
}
