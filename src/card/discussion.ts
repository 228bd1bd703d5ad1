import type { LibraryDocument, LibraryTrend, LibraryTrendReport, Passage } from '../library/library.ts';
import type { Evidence } from '../lookup/evidence.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button } from './actions.ts';
import type { Card, CardElement } from './card.ts';
import { dayOf } from './day.ts';
import { cite, sourceOf } from './passage.ts';
import { type Conclusion, type Stance, stances } from './recap.ts';
import { capitalised, opening, shortened } from './shorten.ts';
import { claimOf, evidenceElement, mixed } from './trends.ts';

/** Characters of a quote in the message that starts a discussion. */
const quoteCharacters = 100;
/** Facts on each side; more where the other side has none. */
const facts = { both: 2, alone: 3 };

/** The message that starts the discussion of a trend: its claim, a few facts for and against, the open question. */
export function trendStarter(
  report: LibraryTrendReport,
  trend: LibraryTrend,
  evidence: readonly Evidence[],
  locale: Locale,
): Card {
  const words = wordsOf(locale);
  const title = words.card.trendTitle(trend.number, trend.name[locale]);
  const question = capitalised(trend.notes[locale].toDiscuss ?? words.discussion.passageQuestion);
  return starter(title, report.title[locale], question, locale, [
    { kind: 'text', text: claimOf(trend, locale) },
    ...factsOf(evidence, locale),
  ]);
}

/** The message that starts the discussion of a passage, with what other documents say of the same. */
export function passageStarter(passage: Passage, related: readonly Passage[], locale: Locale): Card {
  const words = wordsOf(locale).discussion;
  const title = opening(passage.heading.at(-1) ?? passage.articleTitle, 60) || passage.documentTitle[locale];
  return starter(title, sourceOf(passage, locale), words.passageQuestion, locale, [
    cite(passage, opening(passage.text, 2 * quoteCharacters), locale),
    ...quotes(words.facts.open, related, locale),
  ]);
}

/** The message that starts the discussion of a document, with some of what it says. */
export function documentStarter(document: LibraryDocument, passages: readonly Passage[], locale: Locale): Card {
  const words = wordsOf(locale);
  return starter(
    document.title[locale],
    words.card.sourceLine(document),
    words.discussion.documentQuestion,
    locale,
    quotes(null, passages, locale),
  );
}

/** The message with the votes as they are now. @param starter as it was posted first, without votes */
export function withVotes(starter: Card, discussion: number, votes: Readonly<Record<Stance, number>>): Card {
  const { locale } = starter;
  const words = wordsOf(locale).discussion;
  const buttons = stances.map(stance =>
    button(words.vote(words.stance[stance], votes[stance]), { name: 'vote', discussion, stance, locale }),
  );
  return { ...starter, elements: [...starter.elements, { kind: 'buttons', buttons }] };
}

/** What the item of a started discussion is called. */
export function starterTitle({ elements, summary }: Card): string {
  const header = elements.find(element => element.kind === 'header');
  return header?.title ?? summary;
}

/** What a started discussion is to answer; null where its first message does not say. */
export function starterQuestion({ elements, locale }: Card): string | null {
  const heading = wordsOf(locale).discussion.question;
  const at = elements.findIndex(element => element.kind === 'text' && element.strong && element.text === heading);
  const question = at < 0 ? undefined : elements[at + 1];
  return question?.kind === 'text' ? question.text : null;
}

/** A conclusion that was just recorded, the latest first, with those before it. */
export function conclusionCard(conclusions: readonly Conclusion[], title: string, locale: Locale): Card {
  const words = wordsOf(locale).discussion;
  const [latest, ...before] = conclusions;
  const said = latest ? shortened(latest.text, 500) : words.notConcluded;
  const heading = latest ? words.conclusion(words.stance[latest.stance]) : words.notConcluded;
  return {
    locale,
    summary: `${heading}: ${said}`,
    elements: [
      { kind: 'text', text: heading, strong: true },
      { kind: 'text', text: said },
      {
        kind: 'note',
        text: [latest ? words.by(latest.name, dayOf(latest.at)) : null, title].filter(Boolean).join(' · '),
      },
      ...(before.length
        ? [
            { kind: 'note', text: words.revision(conclusions.length) } as const,
            {
              kind: 'note',
              text: before
                .slice(0, 5)
                .map(one => earlier(one, locale))
                .join('\n'),
            } as const,
          ]
        : []),
    ],
  };
}

/** Points to a discussion that was just opened, or was there before. */
export function discussionLink(text: string, link: string | null, locale: Locale): Card {
  const label = wordsOf(locale).discussion.toThread;
  return {
    locale,
    summary: text,
    elements: [{ kind: 'text', text }, ...(link === null ? [] : [{ kind: 'link', label, url: link } as const])],
  };
}

/** The evidence for or against the item under discussion, or both: what is asked inside its thread. */
export function stanceCard(
  title: string,
  evidence: readonly Evidence[],
  wanted: 'for' | 'against' | 'both',
  locale: Locale,
): Card {
  const words = wordsOf(locale).discussion;
  const shown = (stance: Evidence['stance'], count: number) =>
    mixed(evidence.filter(item => item.stance === stance))
      .slice(0, count)
      .map(item => evidenceElement(item, locale));
  const sides = wanted === 'both' ? (['for', 'against'] as const) : ([wanted] as const);
  const elements = sides.flatMap((stance): readonly CardElement[] => {
    const items = shown(stance, wanted === 'both' ? 3 : 5);
    return items.length
      ? [{ kind: 'text', text: words.followUp[stance], strong: true }, ...items]
      : [{ kind: 'text', text: words.noFollowUp[stance] }];
  });
  const judged = evidence.some(({ stance }) => stance !== 'open');
  const open = judged ? [] : shown('open', 3);
  return {
    locale,
    summary: `${title} · ${sides.map(stance => words.followUp[stance]).join(' · ')}`,
    elements: [
      { kind: 'header', title },
      ...elements,
      ...(open.length ? [{ kind: 'text', text: words.facts.open, strong: true } as const, ...open] : []),
      ...(judged ? [{ kind: 'note', text: words.followUpFrom } as const] : []),
    ],
  };
}

function starter(
  title: string,
  subtitle: string,
  question: string,
  locale: Locale,
  body: readonly CardElement[],
): Card {
  const words = wordsOf(locale).discussion;
  return {
    locale,
    summary: words.starter(title),
    elements: [
      { kind: 'header', title, subtitle: `${words.title} · ${subtitle}` },
      ...body,
      { kind: 'text', text: words.question, strong: true },
      { kind: 'text', text: question },
      { kind: 'note', text: words.howTo },
    ],
  };
}

function factsOf(evidence: readonly Evidence[], locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).discussion;
  const of = (stance: Evidence['stance']) => mixed(evidence.filter(item => item.stance === stance));
  const [yes, no, open] = [of('for'), of('against'), of('open')];
  const sides = [
    { stance: 'for', items: yes.slice(0, no.length ? facts.both : facts.alone) },
    { stance: 'against', items: no.slice(0, yes.length ? facts.both : facts.alone) },
    { stance: 'open', items: yes.length || no.length ? [] : open.slice(0, facts.alone) },
  ] as const;
  return sides.flatMap(({ stance, items }): readonly CardElement[] =>
    items.length
      ? [
          { kind: 'text', text: words.facts[stance], strong: true },
          ...items.map(item => evidenceElement(brief(item), locale)),
        ]
      : [],
  );
}

function brief(item: Evidence): Evidence {
  const { quote, gloss } = item;
  return { ...item, quote: opening(quote, quoteCharacters), gloss: gloss && opening(gloss, quoteCharacters) };
}

function quotes(heading: string | null, passages: readonly Passage[], locale: Locale): readonly CardElement[] {
  if (!passages.length) return [];
  return [
    ...(heading === null ? [] : [{ kind: 'text', text: heading, strong: true } as const]),
    ...passages.map(passage => cite(passage, opening(passage.text, quoteCharacters), locale)),
  ];
}

function earlier({ stance, text, name, at }: Conclusion, locale: Locale): string {
  const words = wordsOf(locale).discussion;
  return words.before(words.stance[stance], shortened(text, 200), words.by(name, dayOf(at)));
}
