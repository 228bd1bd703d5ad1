import type { Library, LibraryDocument } from '../../library/library.ts';
import type { Locale } from '../../words/index.ts';
import { mentionsIn } from '../names/recognise.ts';
import { disagreements } from './disagree.ts';
import { figuresOf } from './extract.ts';
import { type Figure, labelOf } from './figure.ts';
import { counterpart, type Reading, readingOf } from './reading.ts';

/** A figure that says something by itself. */
export interface NotableFigure {
  /** The same in all languages, and for as long as the document stays: `document#line#value`. */
  readonly id: string;
  readonly figure: Reading;
  /** What other places give for the same. */
  readonly others: readonly Reading[];
}

/** Figures of a library larger than this are drawn from its latest documents. */
const PASSAGES = 6000;
/** Of one document, so that it does not fill a year. */
const PER_DOCUMENT = 60;
/** Passages of one document that are read closely: those with most numbers. Reading takes about a millisecond each. */
const READ = 60;
const LEAST_WORTH = 5;

interface Chosen {
  readonly id: string;
  readonly figure: Figure;
  readonly others: readonly Figure[];
}

const known = new WeakMap<Library, { readonly generation: number; readonly chosen: readonly Chosen[] }>();

/**
 * The figures of the whole library that are worth a line of a briefing: with a name, a time and a measure. In an order that
 * stays while the library does: documents take turns, and of each the more telling come first.
 */
export function notableFigures(library: Library, locale: Locale): readonly NotableFigure[] {
  return chosenOf(library).map(({ id, figure, others }) => ({
    id,
    figure: readingOf(library, figure, locale),
    others: others.map(other => readingOf(library, other, locale)),
  }));
}

function chosenOf(library: Library): readonly Chosen[] {
  const generation = library.generation();
  const there = known.get(library);
  if (there?.generation === generation) return there.chosen;
  const chosen = choose(library);
  known.set(library, { generation, chosen });
  return chosen;
}

function choose(library: Library): readonly Chosen[] {
  let room = PASSAGES;
  const perDocument = library.documents().map(document => {
    const passages = room > 0 ? library.passagesOf(document.id, 'zh') : [];
    room -= passages.length;
    return { document, weighed: weighedFigures(library, passages) };
  });
  const all = perDocument.flatMap(({ weighed }) => weighed.map(({ figure }) => figure));
  const groups = disagreements(all, library.lexicon());
  const othersOf = (figure: Figure) =>
    groups
      .filter(group => group.includes(figure))
      .flat()
      .filter(other => other !== figure);
  const lists = perDocument.map(({ document, weighed }) => {
    const ranked = weighed
      .map(({ figure, worth }) => ({ figure, worth: worth + (othersOf(figure).length > 0 ? 3 : 0) }))
      .filter(({ worth }) => worth >= LEAST_WORTH)
      .sort((one, other) => other.worth - one.worth || idOf(one.figure).localeCompare(idOf(other.figure)))
      .map(({ figure }) => figure);
    return first(library, document, distinct(ranked));
  });
  const counts = new Map<string, number>();
  return takingTurns(lists).map(figure => {
    const id = idOf(figure);
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return { id: count === 1 ? id : `${id}#${count}`, figure, others: othersOf(figure) };
  });
}

/** A notable figure has a year and a large unit: other passages need not be read. */
const hasYear = /(?:19|20)\d\d/u;
const large = /\d\s?(?:[%％亿億万萬倍]|percent|million|billion|trillion)/gu;

function weighedFigures(
  library: Library,
  passages: ReturnType<Library['passagesOf']>,
): readonly { readonly figure: Figure; readonly worth: number }[] {
  return passages
    .filter(({ role, passage: { text, kind } }) => role === 'body' && kind !== 'table-row' && hasYear.test(text))
    .map(found => ({ found, count: found.passage.text.match(large)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.found.passage.ordinal - other.found.passage.ordinal)
    .slice(0, READ)
    .map(({ found }) => found)
    .flatMap(found => figuresOf(library, found))
    .filter(figure => figure.period?.years)
    .map(figure => ({ figure, worth: worthOf(library, figure) }))
    .filter(({ worth }) => worth >= LEAST_WORTH - 3);
}

/** A digest speaks two languages: what only one of them says could not be shown to everybody. */
function first(library: Library, document: LibraryDocument, ranked: readonly Figure[]): readonly Figure[] {
  const chosen: Figure[] = [];
  for (const figure of ranked) {
    if (chosen.length >= PER_DOCUMENT) break;
    if (!document.digestOnly || counterpart(library, figure, 'en') !== null) chosen.push(figure);
  }
  return chosen;
}

function worthOf(library: Library, figure: Figure): number {
  const label = labelOf(figure);
  const { unit, high } = figure.amount;
  if (figure.isUnderHeading || label.length < 5 || label.length > 44 || figure.passage.kind === 'table-row') return 0;
  if (!/^(?:money|share|times|count|energy|power|compute)$/.test(unit.dimension)) return 0;
  const isSmall = unit.dimension === 'count' && high < 100;
  const names = mentionsIn(label, library.lexicon()).length;
  return (
    Math.min(names, 2) * 1.5 +
    (figure.period?.years ? 2 : 0) +
    (unit.dimension === 'money' || unit.dimension === 'share' ? 1 : 0) +
    (isSmall ? -2 : 1) +
    (figure.subject === '' ? 0.5 : 0) +
    (figure.status === 'hypothetical' ? -2 : 0)
  );
}

/** One sentence gives one figure. */
function distinct(figures: readonly Figure[]): readonly Figure[] {
  const seen = new Set<string>();
  return figures.filter(({ passage, quote }) => {
    const key = `${passage.document} ${quote}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function takingTurns(lists: readonly (readonly Figure[])[]): readonly Figure[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => lists.flatMap(list => list[turn] ?? [])).flat();
}

function idOf({ passage, lines, amount }: Figure): string {
  return `${passage.document}#${lines[0]?.[0] ?? 0}#${amount.unit.dimension}:${amount.low}:${amount.high}`;
}
