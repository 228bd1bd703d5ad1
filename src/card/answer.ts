import type { Answered, Citation, LookupResult, NotFound } from '../lookup/answer.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button, openButton } from './actions.ts';
import type { Card, CardElement, CitationElement } from './card.ts';
import { citePassage, sourceOf } from './passage.ts';

const passagesPerPage = 3;

/**
 * The answer to a question, or an honest *not found* with the nearest passages.
 * @param from the first of the further passages to show (0-based); null keeps them folded
 */
export function answerCard(question: string, result: LookupResult, from: number | null, locale: Locale): Card {
  const answered = result.status === 'answered';
  const elements = answered ? answerElements(question, result, locale) : notFoundElements(question, result, locale);
  const further = answered ? from : (from ?? 0);
  return {
    locale,
    summary: answered ? result.answer.text : wordsOf(locale).card.notFoundTitle,
    elements: [...elements, ...furtherPassages(question, result, further, locale)],
  };
}

function answerElements(question: string, { answer }: Answered, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).card;
  return [
    { kind: 'header', title: question },
    { kind: 'text', text: answer.text },
    ...answer.citations.map(citation => citationElement(citation, locale)),
    ...(answer.citations.some(citation => citation.digest) ? [{ kind: 'note', text: words.digestNote } as const] : []),
  ];
}

function notFoundElements(question: string, result: NotFound, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).card;
  return [
    { kind: 'header', title: question, subtitle: words.notFoundTitle },
    {
      kind: 'text',
      text: result.instead?.length ? words.instead(result.instead, result.missing) : words.notFound(result.missing),
    },
    { kind: 'note', text: result.passages.length ? words.nearest : words.emptyLibrary },
  ];
}

function furtherPassages(
  question: string,
  result: LookupResult,
  from: number | null,
  locale: Locale,
): readonly CardElement[] {
  const words = wordsOf(locale).card;
  const total = result.passages.length;
  const turn = (label: string, start: number) => button(label, { name: 'passages', question, from: start });
  if (from === null) return total ? [{ kind: 'buttons', buttons: [turn(words.morePassages, 0)] }] : [];
  const page = result.passages.slice(from, from + passagesPerPage);
  const buttons = [
    ...(from > 0 ? [turn(words.previousPage, Math.max(0, from - passagesPerPage))] : []),
    ...(from + passagesPerPage < total ? [turn(words.nextPage, from + passagesPerPage)] : []),
  ];
  return [
    { kind: 'divider' },
    ...page.map(passage => citePassage(passage, locale)),
    ...(total ? [{ kind: 'note', text: words.pageOf(from + 1, from + page.length, total) } as const] : []),
    ...(buttons.length ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

function citationElement(citation: Citation, locale: Locale): CitationElement {
  const line = citation.lines[0]?.[0] ?? 1;
  return {
    kind: 'citation',
    quote: citation.quote,
    source: sourceOf(citation, locale),
    lines: citation.lines,
    ...(citation.digest ? { digest: true } : {}),
    open: openButton(
      { document: citation.document, lines: [[line, line]], digest: citation.digest ? locale : null },
      locale,
    ),
  };
}
