import type { Passage } from '../library/library.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { openButton } from './actions.ts';
import type { Card, CitationElement } from './card.ts';
import { discussButton } from './discuss.ts';
import { passageItem } from './item.ts';

/** A passage quoted whole, with the button that opens it. */
export function citePassage(passage: Passage, locale: Locale): CitationElement {
  return cite(passage, passage.text, locale);
}

/** Words of a passage, quoted, with the button that opens it in its context. */
export function cite(passage: Passage, quote: string, locale: Locale): CitationElement {
  return { ...plainCitation(passage, quote, locale), open: openButton(passage, locale) };
}

/** A passage with its neighbours: what a citation's button opens. */
export function passageCard(passage: Passage, around: readonly Passage[], locale: Locale): Card {
  const words = wordsOf(locale).card;
  const title = passage.heading.at(-1) ?? passage.articleTitle;
  return {
    locale,
    summary: `${words.inContext}: ${title}`,
    elements: [
      { kind: 'header', title, subtitle: sourceOf(passage, locale) },
      ...around.flatMap((neighbour): Card['elements'] =>
        neighbour.id === passage.id
          ? [{ kind: 'divider' }, plainCitation(passage, passage.text, locale), { kind: 'divider' }]
          : [{ kind: 'text', text: neighbour.text }],
      ),
      ...(passage.digest ? [{ kind: 'note', text: words.digestNote } as const] : []),
      { kind: 'buttons', buttons: [discussButton(passageItem(passage), locale)] },
    ],
  };
}

function plainCitation(passage: Passage, quote: string, locale: Locale): CitationElement {
  const words = wordsOf(locale).card;
  const warning = passage.flags.includes('damaged')
    ? words.damaged
    : passage.flags.includes('truncated')
      ? words.truncated
      : null;
  const summary = passage.summaries[locale];
  return {
    kind: 'citation',
    quote,
    source: sourceOf(passage, locale),
    lines: passage.lines,
    ...(passage.digest ? { digest: true } : {}),
    ...(warning ? { warning } : {}),
    ...(locale === 'en' && !passage.digest && summary ? { gloss: summary } : {}),
  };
}

/** `Document › article › heading`, each once; titles that differ only in spaces and marks are one. */
export function sourceOf(
  place: Pick<Passage, 'documentTitle' | 'heading'> & Partial<Pick<Passage, 'articleTitle'>>,
  locale: Locale,
): string {
  const seen = new Set(['', bare(place.documentTitle.zh), bare(place.documentTitle.en)]);
  const further = [place.articleTitle ?? '', ...place.heading.slice(-2)].filter(part => {
    const isNew = !seen.has(bare(part));
    seen.add(bare(part));
    return isNew;
  });
  return [place.documentTitle[locale], ...further].join(' › ');
}

function bare(title: string): string {
  return title.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}
