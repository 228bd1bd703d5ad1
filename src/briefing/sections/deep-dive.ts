import { openButton } from '../../card/actions.ts';
import type { CardElement } from '../../card/card.ts';
import { discussButton } from '../../card/discuss.ts';
import { passageItem } from '../../card/item.ts';
import { cite } from '../../card/passage.ts';
import { opening } from '../../card/shorten.ts';
import type { Found, LibraryDocument } from '../../library/library.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { Section } from '../section.ts';
import type { Sources } from '../sources.ts';
import { type DocumentSection, documentSections, firstLine } from './document-sections.ts';

type DeepDive = Extract<Section, { kind: 'deep-dive' }>;

/** Of a passage so much is quoted, in whole sentences; its button shows the rest. */
const quotedCharacters = 220;

/** The sections of the report in its order. */
export function deepDiveItems({ document: name }: DeepDive, { library }: Sources): readonly string[] {
  const document = documentNamed(name, library.documents());
  if (!document) return [];
  return documentSections(library.passagesOf(document.id, 'zh')).map(section => keyOf(section, document));
}

/** The same after re-indexing and in both languages; two sections may restate the same lines. */
function keyOf({ line, heading }: DocumentSection, { document }: LibraryDocument): string {
  return `${document}:${line} ${heading.at(-1) ?? ''}`;
}

/** One section: its headings, the beginnings of its passages, and the way to the rest. */
export function deepDiveSection(
  { document: name, passages: limit }: DeepDive,
  drawn: readonly string[],
  { library }: Sources,
  locale: Locale,
): readonly CardElement[] {
  const words = wordsOf(locale).briefing;
  const document = documentNamed(name, library.documents());
  if (!document) return [];
  const sections = documentSections(library.passagesOf(document.id, 'zh'));
  return drawn.flatMap((key): readonly CardElement[] => {
    const at = sections.findIndex(one => key === keyOf(one, document));
    const section = sections[at];
    if (!section) return [];
    const shown = inLanguage(section, document, library, locale);
    const [title = document.title[locale], ...above] = [...headingOf(shown)].reverse();
    const rest = shown.slice(limit);
    const [next] = rest;
    // The section's own line, so that both languages speak of one item.
    const item = passageItem({ document: document.document, lines: [[section.line, section.line]] });
    return [
      { kind: 'text', text: title, strong: true },
      {
        kind: 'note',
        text: [document.title[locale], ...above.reverse(), words.sectionOf(at + 1, sections.length)].join(' › '),
      },
      ...shown.slice(0, limit).map(found => quoted(found, locale)),
      {
        kind: 'buttons',
        buttons: [
          ...(next ? [{ ...openButton(next.passage, locale), label: words.readOn(rest.length) }] : []),
          discussButton(item, locale),
        ],
      },
    ];
  });
}

/** `longest` counts passages; the newer document first where two are of a length. */
function documentNamed(name: string, documents: readonly LibraryDocument[]): LibraryDocument | undefined {
  if (name !== 'longest') {
    return documents.find(({ document, title }) => [document, title.zh, title.en].includes(name));
  }
  return [...documents].sort((one, other) => other.passages - one.passages)[0];
}

/** Where only digests are here, the other language has passages of its own for the same lines. */
function inLanguage(
  section: DocumentSection,
  document: LibraryDocument,
  library: Sources['library'],
  locale: Locale,
): readonly Found[] {
  if (locale === 'zh' || !document.digestOnly) return section.held;
  const own = library
    .passagesOf(document.id, locale)
    .filter(
      ({ role, passage }) => role === 'body' && firstLine(passage) >= section.line && firstLine(passage) < section.end,
    );
  return own.length ? own : section.held;
}

/** What all the passages stand under. */
function headingOf(held: readonly Found[]): readonly string[] {
  const [first, ...others] = held.map(({ passage }) => passage.heading);
  return (first ?? []).filter((heading, at) => others.every(other => other[at] === heading));
}

/** The beginning of a passage in its own words; a table row with its column heads above. */
function quoted({ passage, context }: Found, locale: Locale): CardElement {
  if (passage.kind === 'table-row') return { gloss: context, ...cite(passage, passage.text, locale) };
  const lines = passage.text.split('\n');
  // The headings that it opens with stand above.
  while (lines.length > 1 && passage.heading.includes(lines[0] ?? '')) lines.shift();
  return cite(passage, opening(lines.join('\n'), quotedCharacters), locale);
}
