import type { LineRange } from '../../corpus/document.ts';
import { squeeze } from '../../library/fold.ts';
import type { Lexicon, LexiconEntry, LexiconKind } from '../../library/lexicon.ts';
import {
  isDoubtful,
  type Library,
  type LibraryDocument,
  type LibraryTrend,
  type Passage,
} from '../../library/library.ts';
import { sentencePieces } from '../../library/sentences.ts';
import type { Locale } from '../../words/index.ts';
import { figuresOf } from '../figures/extract.ts';
import { type Figure, labelOf } from '../figures/figure.ts';
import { quantitiesOf } from '../figures/quantities.ts';
import { soundOf } from '../slips.ts';
import { mentionsIn } from './recognise.ts';
import { namesNear, type Spoken, type Subject, speaksOf, spokenOf, subjectNamed } from './subject.ts';

/** A sentence of the library about a subject. */
export interface Statement {
  readonly passage: Passage;
  /** Verbatim in the passage's text. */
  readonly quote: string;
  readonly lines: readonly LineRange[];
}

/** What the library says of somebody or something. */
export interface About {
  readonly subject: Subject;
  /** The more telling first, documents taking turns. */
  readonly statements: readonly Statement[];
  readonly passages: number;
  readonly documents: readonly { readonly document: LibraryDocument; readonly passages: number }[];
  /** What it published or wrote. */
  readonly works: readonly LibraryDocument[];
  readonly figures: readonly Figure[];
  readonly trends: readonly LibraryTrend[];
  /** What is often named beside it. */
  readonly related: readonly LexiconEntry[];
  /** What is easily taken for it. */
  readonly not: readonly LexiconEntry[];
}

export interface Unknown {
  readonly name: string;
  readonly near: readonly LexiconEntry[];
}

/** A sentence of fewer characters is shown with the one before it. */
const SHORT = 18;
/** Passages of a name that are read for figures: a name that stands everywhere has enough of them in these. */
const READ = 100;
/** So near a name stands what somebody is, and what is theirs, in characters. */
const ROLE = 14;
const OWNED = 8;
const RELATED = 8;
const NEAR = 5;

/** What the library says of a name; with names that are nearly like it where it says nothing. */
export function aboutName(library: Library, words: string, locale: Locale): About | Unknown {
  const lexicon = library.lexicon();
  const subject = subjectNamed(lexicon, words);
  const spoken = spokenOf(library, subject, locale);
  const works = worksOf(library, subject);
  if (spoken.length === 0 && works.length === 0) {
    const near = namesNear(lexicon, subject.name, text => soundOf(text).join(' '))
      .filter(entry => entry !== subject.entry)
      .slice(0, NEAR * 3)
      .filter(entry => isSpokenOf(library, entry, locale));
    return { name: subject.name, near: near.slice(0, NEAR) };
  }
  return {
    subject,
    statements: statementsOf(spoken, subject, lexicon),
    passages: spoken.length,
    documents: documentsOf(library, spoken),
    works,
    figures: figuresAbout(library, spoken, subject),
    trends: trendsAbout(library, subject, locale),
    related: relatedTo(library, spoken, subject),
    not: entriesOf(lexicon, subject.entry?.not ?? []).filter(entry => isSpokenOf(library, entry, locale)),
  };
}

function isSpokenOf(library: Library, entry: LexiconEntry, locale: Locale): boolean {
  return (
    spokenOf(library, { name: entry.term, entry, names: [entry.term, ...entry.zh, ...entry.en, ...entry.abbr] }, locale)
      .length > 0
  );
}

function entriesOf(lexicon: Lexicon, terms: readonly string[]): readonly LexiconEntry[] {
  return terms.flatMap(term => lexicon.entriesOf(term).slice(0, 1));
}

function documentsOf(library: Library, spoken: readonly Spoken[]): About['documents'] {
  const counts = new Map<string, number>();
  for (const { passage } of spoken) counts.set(passage.document, (counts.get(passage.document) ?? 0) + 1);
  return library
    .documents()
    .flatMap(document => {
      const passages = counts.get(document.document);
      return passages === undefined ? [] : [{ document, passages }];
    })
    .sort((one, other) => other.passages - one.passages);
}

/** The documents that name it as publisher or author. */
function worksOf(library: Library, subject: Subject): readonly LibraryDocument[] {
  const lexicon = library.lexicon();
  return library
    .documents()
    .filter(({ publisher, authors }) => [publisher ?? '', ...authors].some(text => speaksOf(text, subject, lexicon)));
}

function statementsOf(spoken: readonly Spoken[], subject: Subject, lexicon: Lexicon): readonly Statement[] {
  const seen = new Set<string>();
  const weighed = spoken.flatMap(({ passage, parts }) => {
    let at = 0;
    let before = '';
    if (isDoubtful(passage)) return [];
    const pieces = passage.kind === 'table-row' ? [passage.text] : sentencePieces(passage.text);
    return pieces.flatMap(piece => {
      const line = passage.text.slice(0, at).split('\n').length - 1;
      at += piece.length;
      const earlier = before;
      before = piece.includes('\n') ? '' : piece;
      // “……。”他说。 says nothing without what was said.
      const quote = piece.trim().length < SHORT ? `${earlier}${piece}`.trim() : piece.trim();
      const isHeading = passage.heading.includes(quote) || quote === passage.articleTitle;
      if (isHeading || seen.has(squeeze(quote)) || !speaksOf(piece, subject, lexicon)) return [];
      seen.add(squeeze(quote));
      return [
        { passage, quote, lines: parts[line] ?? passage.lines, worth: worthOf(quote, subject, lexicon, passage) },
      ];
    });
  });
  const turns = new Map<string, number>();
  return weighed
    .sort((one, other) => other.worth - one.worth || one.passage.id - other.passage.id)
    .map(statement => {
      // Each further sentence of the same document waits a little longer.
      const { document } = statement.passage;
      const turn = turns.get(document) ?? 0;
      turns.set(document, turn + 1);
      return { ...statement, place: statement.worth - turn * 0.4 };
    })
    .sort((one, other) => other.place - one.place)
    .map(({ passage, quote, lines }) => ({ passage, quote, lines }));
}

const defines =
  /^[”"」』）)]?\s*(?:[（(][^）)]{1,40}[）)])?\s*(?:[，,]?\s*(?:是(?!否)|即|指的?是?|被称为|作为(?:一|全|国|中)|成立于|由[^，。]{2,20}(?:创立|成立|推出|研发|开发|发布|领衔))|,? (?:is|are|was|were) (?:an?|the|one)\b|, (?:an?|the)\b|：|——)/u;

/** The name alone says whose something else is, stands in a condition or among many. */
const inPassing = /^(?:如果说|假如|尽管|虽然|除了?|以.{1,24}为(?:代表|例)|随着|although|if|while|as )/iu;
const role =
  /创始人|创办|董事长|首席|院长|院士|教授|主任|主席|秘书长|总裁|总经理|负责人|CEO|CTO|founder|chief|professor|director|chair/iu;
const saying = /^\s*(?:说|称|表示|坦言|回忆|认为|指出|介绍|预计|形容|says|said|thinks|recalls)/u;

/** Somebody else speaks of the name. */
const describing = /(?:形容|称|认为|表示|介绍)$/u;

function worthOf(quote: string, subject: Subject, lexicon: Lexicon, passage: Passage): number {
  const mentions = mentionsIn(quote, lexicon);
  const own = subject.entry ? mentions.filter(({ entry }) => entry === subject.entry) : [];
  const at = own[0]?.from ?? quote.toLowerCase().indexOf(subject.name.toLowerCase());
  const to = own[0]?.to ?? at + subject.name.length;
  const others = new Set(mentions.map(({ entry }) => entry)).size - 1;
  const [ahead, behind] = [quote.slice(Math.max(0, at - ROLE), Math.max(0, at)), quote.slice(to)];
  const isOwner =
    /^[”"」]?(?:\s?的|['’]s)/u.test(behind) && mentions.some(({ from }) => from > to && from <= to + OWNED);
  const isListed = /、$/u.test(ahead) || /^、/u.test(behind);
  const isPerson = subject.entry?.kind === 'person';
  return (
    (defines.test(behind) && !inPassing.test(quote) ? 2.5 : 0) -
    (isOwner ? 1.4 : 0) -
    (inPassing.test(quote) ? 1.6 : 0) -
    (isListed && others > 1 ? 0.6 : 0) +
    (isPerson && role.test(`${ahead} ${behind.slice(0, ROLE)}`) ? 1.2 : isPerson && saying.test(behind) ? -0.6 : 0) -
    (describing.test(ahead) ? 1.2 : 0) +
    (/[，,：:]$/u.test(ahead) ? 0.6 : 0) +
    (at <= 2 ? 1.5 : at <= 12 ? 0.8 : 0) +
    Math.min(own.length || 1, 3) * 0.3 +
    (quantitiesOf(quote).length > 0 ? 0.8 : 0) -
    Math.max(0, others - 4) * 0.25 -
    (quote.length > 180 ? 0.6 : quote.length < 18 ? 1.2 : 0) -
    (passage.kind === 'table-row' ? 0.8 : 0) -
    (/[？?]$/u.test(quote) ? 1 : 0) -
    (/^[（(].*[）)]$/u.test(quote) ? 3 : 0) -
    (/[：:]$|^(?:例如|此外|同时|而|但|另外|however|but|also)/iu.test(quote) ? 0.8 : 0)
  );
}

/** The figures whose own label, or table row, names the subject. */
function figuresAbout(library: Library, spoken: readonly Spoken[], subject: Subject): readonly Figure[] {
  const lexicon = library.lexicon();
  return spoken
    .filter(({ passage }) => /\d|[百千万亿成半倍]/u.test(passage.text))
    .slice(0, READ)
    .flatMap(source => figuresOf(library, source))
    .filter(figure => speaksOf(labelOf(figure), subject, lexicon))
    .sort((one, other) => weight(other) - weight(one));
}

function weight({ period, subject, metric, isUnderHeading, amount }: Figure): number {
  const isTelling = /^(?:money|share|count|times)$/.test(amount.unit.dimension);
  return (
    (period?.years ? 1 : 0) +
    (subject === '' ? 0.5 : 0) +
    (isUnderHeading ? -1 : 0) +
    (isTelling ? 0.5 : 0) +
    (metric.length < 5 ? -1 : 0)
  );
}

/** The trends whose statement or judged evidence names the subject. */
function trendsAbout(library: Library, subject: Subject, locale: Locale): readonly LibraryTrend[] {
  const lexicon = library.lexicon();
  return library
    .trendReports()
    .flatMap(report =>
      report.trends.filter(
        trend =>
          speaksOf(
            [trend.name.zh, trend.name.en, ...trend.statement[locale].map(({ text }) => text)].join('\n'),
            subject,
            lexicon,
          ) ||
          library
            .trendEvidence(report.document, trend.number)
            .some(({ text }) => speaksOf(text[locale], subject, lexicon)),
      ),
    );
}

const particular: ReadonlySet<LexiconKind> = new Set(['organisation', 'person', 'product', 'policy']);

/** The names that stand beside it most, what the lexicon calls related first among equals. */
function relatedTo(library: Library, spoken: readonly Spoken[], subject: Subject): readonly LexiconEntry[] {
  const lexicon = library.lexicon();
  const counts = new Map<LexiconEntry, number>();
  const known = new Set(subject.entry?.related ?? []);
  for (const { passage } of spoken)
    for (const entry of new Set(mentionsIn(passage.text, lexicon).map(mention => mention.entry)))
      if (entry !== subject.entry && (particular.has(entry.kind) || known.has(entry.term)))
        counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts]
    .filter(([entry, count]) => count > 1 || known.has(entry.term))
    .map(([entry, count]) => ({ entry, worth: count + (known.has(entry.term) ? 1.5 : 0) }))
    .sort((one, other) => other.worth - one.worth || one.entry.term.localeCompare(other.entry.term))
    .slice(0, RELATED)
    .map(({ entry }) => entry);
}
