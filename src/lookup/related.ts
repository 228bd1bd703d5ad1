import type { Library, LibraryDocument, Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import { expansion } from './expand.ts';
import { find, rarityOf } from './find.ts';
import { understand } from './query.ts';
import { type Ranked, rank, type WeighedTerm } from './rank.ts';
import { weigh } from './rarity.ts';

/** A passage that holds less of a statement's words speaks of something else. */
const leastCoverage = 0.08;
/** The same for what shall be news on a statement: it names what that is about, or says much of the same. */
const leastAbout = 0.03;
const leastSame = 0.2;
const perDocument = 2;
/** Passages of the whole library among which those of new documents are looked for, and the words by which that is done. */
const candidates = 150;
const telling = 24;

/** What some documents say on the matter of a statement, the nearest first. Damaged passages are none. */
export function related(
  library: Library,
  statement: string,
  documents: readonly LibraryDocument[],
  limit: number,
  locale: Locale,
): readonly Passage[] {
  const { ranked } = find(library, statement, locale);
  const names = new Set(documents.map(({ document }) => document));
  const found = ranked.filter(one => names.has(one.found.passage.document) && isSound(one));
  const near = found.filter(
    ({ coverage, found: { passage } }) => coverage >= leastCoverage && passage.text !== statement,
  );
  return inTurn(near, documents.length === 1 ? limit : perDocument).slice(0, limit);
}

/**
 * What new documents bring to a statement, the nearest first: passages that name what it is about, or say much of the same.
 * @param subject what the statement is about, by a name that the lexicon knows; null where it knows none
 */
export function broughtBy(
  library: Library,
  documents: readonly LibraryDocument[],
  { statement, subject }: { readonly statement: string; readonly subject: string | null },
  limit: number,
  locale: Locale,
): readonly Passage[] {
  if (!documents.length) return [];
  const names = expansion(library.lexicon());
  const rarity = rarityOf(library);
  const query = understand(statement, names);
  const terms = weigh(query.terms, rarity);
  const about = subject === null ? [] : weigh(understand(subject, names).terms, rarity);
  const own = about.filter(({ kind }) => kind !== 'pair');
  const tokens = own.length ? own : terms.toSorted((one, other) => other.mass - one.mass).slice(0, telling);
  const fresh = new Set(documents.map(({ document }) => document));
  const found = library
    .search([...new Set(tokens.flatMap(({ variants }) => variants.flatMap(variant => variant.tokens)))], {
      locale,
      limit: candidates,
    })
    .filter(({ passage }) => fresh.has(passage.document));
  const near = rank(query, terms, [], found).filter(
    one => isSound(one) && one.coverage >= (speaksOf(one, own) ? leastAbout : leastSame),
  );
  return inTurn(near, perDocument).slice(0, limit);
}

/** Whether it stands in the passage itself; its document may be about it as a whole and the passage be not. */
function speaksOf({ shadow }: Ranked, about: readonly WeighedTerm[]): boolean {
  const isIn = ({ variants }: WeighedTerm) =>
    variants.some(({ tokens }) => shadow.units.some(unit => tokens.every(token => unit.tokens.has(token))));
  return about.length > 0 && about.every(isIn);
}

function isSound({ found: { passage, role }, best }: Ranked): boolean {
  return role === 'body' && best !== null && passage.flags.every(flag => flag === 'cut');
}

function inTurn(ranked: readonly Ranked[], most: number): readonly Passage[] {
  const counts = new Map<string, number>();
  return ranked
    .map(({ found }) => found.passage)
    .filter(({ document }) => {
      const count = (counts.get(document) ?? 0) + 1;
      counts.set(document, count);
      return count <= most;
    });
}
