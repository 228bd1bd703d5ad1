import type { LineRange } from '../../corpus/document.ts';
import type { Lexicon } from '../../library/lexicon.ts';
import { type Found, isDoubtful, type Library, type Passage } from '../../library/library.ts';
import { sentencePieces } from '../../library/sentences.ts';
import { plainText } from '../plain.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Figure } from './figure.ts';
import { labelsOf } from './labels.ts';
import { type Period, periodsIn } from './period.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { statusOf } from './status.ts';
import { rowFigures } from './table-row.ts';

/** A passage with what the library knows beside its text. */
export type Source = Pick<Found, 'passage' | 'context'> & Partial<Pick<Found, 'parts'>>;

// A library hands out the same passage object until the library changes.
const known = new WeakMap<Passage, readonly Figure[]>();

/** The figures of a passage in order; a damaged or truncated one has none. */
export function figuresOf(library: Library, source: Source): readonly Figure[] {
  const { passage } = source;
  const there = known.get(passage);
  if (there) return there;
  const fresh = isDoubtful(passage) ? [] : read(library, source);
  known.set(passage, fresh);
  return fresh;
}

/** The figures that a text about a passage states: our digest of it, or a sentence of it. */
export function statedFigures(library: Library, text: string, passage: Passage): readonly Figure[] {
  if (isDoubtful(passage)) return [];
  return read(library, { passage: { ...passage, kind: 'text', text }, context: '' });
}

function read(library: Library, source: Source): readonly Figure[] {
  const { passage } = source;
  const written = yearOf(library, passage.document);
  const lexicon = library.lexicon();
  if (passage.kind === 'table-row') return rowFigures(source, written, lexicon);
  const figures: Figure[] = [];
  let at = 0;
  let before = silent;
  for (const piece of sentencePieces(passage.text)) {
    const found = sentenceFigures(source, piece, at, before, lexicon, written);
    figures.push(...found.figures);
    // A line feed ends a paragraph, or a heading.
    before = piece.includes('\n') ? silent : found.said;
    at += piece.length;
  }
  return figures;
}

/** What a sentence leaves for the one after it. */
interface Said {
  /** Whose it is; worked out only where somebody asks. */
  readonly topic: () => string;
  readonly periods: readonly Period[];
}

const silent: Said = { topic: () => '', periods: [] };

function sentenceFigures(
  source: Source,
  piece: string,
  offset: number,
  before: Said,
  lexicon: Lexicon,
  written: number | null,
): { readonly figures: readonly Figure[]; readonly said: Said } {
  const { passage } = source;
  const plain = plainText(piece);
  const quantities = quantitiesOf(piece);
  const goesOn = /^(?:其中|其|该|这|同时|此外|并|而|相比|同比|较|比|占|it|its|this|of (?:these|them|which))/iu.test(
    plain.trim(),
  );
  const periods = periodsIn(piece);
  const clauses = clausesOf(plain, quantities);
  const labels = labelsOf(plain, clauses, periods, lexicon);
  const figures = clauses.flatMap(clause =>
    clause.quantities.flatMap((quantity): readonly Figure[] => {
      // RMB 450 billion (4500亿元): said twice.
      const isForeign = !labels.isHan && !/[a-z]/iu.test(plain.slice(clause.from, clause.to));
      if (
        clause.isAside &&
        quantities.some(
          other =>
            other.to < clause.from && (isSameValue(other, quantity) || (isForeign && clause.from - other.to < 40)),
        )
      )
        return [];
      const label = labels.label(clause, quantity, goesOn || !labels.isHan ? before.topic() : '');
      const isUnderHeading = label.isOpen;
      const period = periodOf(plain, clause, quantity, periods, goesOn ? before.periods : [], passage);
      return [
        {
          passage,
          quote: piece.trim(),
          text: quantity.text,
          at: offset + quantity.at,
          lines: linesAt(source, offset + quantity.at),
          amount: quantity.amount,
          subject: isUnderHeading ? headingOf(passage) : label.subject,
          metric: label.metric,
          isUnderHeading,
          period,
          status: statusOf(
            plain.slice(0, quantity.at),
            plain.slice(clause.from, clause.to),
            period?.years ?? null,
            written,
          ),
        },
      ];
    }),
  );
  return {
    figures,
    said: {
      topic: once(() => labels.topic() || (goesOn || !labels.isHan ? before.topic() : '')),
      periods: periods.length > 0 ? periods : goesOn ? before.periods : [],
    },
  };
}

function once(tell: () => string): () => string {
  let told: string | null = null;
  return () => {
    told ??= tell();
    return told;
  };
}

function isSameValue({ amount: one }: Quantity, { amount: other }: Quantity): boolean {
  return one.low === other.low && one.high === other.high && one.unit.dimension === other.unit.dimension;
}

type PlacedPeriod = ReturnType<typeof periodsIn>[number];

/** The nearest period: in its clause before the value, behind it, earlier in the sentence, in the sentence before, above. */
function periodOf(
  plain: string,
  clause: Clause,
  quantity: Quantity,
  periods: readonly PlacedPeriod[],
  before: readonly Period[],
  passage: Passage,
): Period | null {
  const inClause = periods.filter(
    ({ at, to }) =>
      clause.from <= at &&
      to <= clause.to &&
      !isBaseline.test(plain.slice(clause.from, at)) &&
      // 2020 年的 6 倍
      !(quantity.amount.unit.dimension === 'times' && /^\s?的\s?$/u.test(plain.slice(to, quantity.at))),
  );
  // 到 2026 年从 54% 降至 8%: the year is that of the end.
  const start = /[从由](?:(?![至到为])[^，,。；]){0,14}$/u.exec(plain.slice(clause.from, quantity.at));
  const since = start ? clause.from + start.index : clause.from;
  const ahead = inClause.filter(({ at, to }) => to <= quantity.at && (!start || at >= since)).at(-1);
  if (start && !ahead) return null;
  const behind = inClause.find(({ at }) => at >= quantity.to);
  // from 33 in 2015 to 56 in 2024
  const last = clause.quantities.filter(({ to }) => to <= quantity.at).at(-1);
  const isBeside =
    behind && /^[a-z\s-]{0,40}\b(?:in|by|for|during)?\s?(?:the\s)?$/u.test(plain.slice(quantity.to, behind.at));
  if (behind && isBeside && last && (!ahead || ahead.at >= last.to)) return bare(behind);
  if (ahead) return bare(ahead);
  const next = clause.quantities.find(other => other.at >= quantity.to);
  if (behind && (!next || behind.at < next.at)) return bare(behind);
  const earlier = periods.filter(one => one.to <= clause.from && !isElsewhere(one, plain, clause.from)).at(-1);
  if (earlier) return bare(earlier);
  // A year in brackets right behind the value: 4500亿元（2025年）.
  const beside = periods.find(({ at }) => at >= quantity.to && at - quantity.to <= 2);
  if (beside) return bare(beside);
  const said = before.at(-1);
  if (said) return said;
  const above = [...passage.heading].reverse().flatMap(heading => periodsIn(heading))[0];
  return above?.years ? { ...bare(above), from: 'heading' } : null;
}

/** 比 2024 年, than in 2024: what a value is compared with. */
const isBaseline =
  /(?:比|较|相比于?|相较于?|相对于?|\b(?:than|that|those|level|levels)(?: (?:in|of))?(?: the end of)?)\s?$/u;

/** The day when somebody published, said or founded something is no period of what they said. */
function isElsewhere({ at, to, text }: PlacedPeriod, plain: string, until: number): boolean {
  if (/^(?:截至|截止)/u.test(text)) return false;
  const after = plain.slice(to, until);
  return (
    /(?:成立|创立|创办|创建|上市|始|诞生|发布|founded|established|published)(?:于| in)?\s?$/u.test(
      plain.slice(0, at),
    ) ||
    /^[^。；]{0,30}(?:发布|印发|出台|公布|报道|表示|宣布|指出|提出|成立|创立|召开|举办|published|issued|said)/u.test(
      after,
    )
  );
}

function bare({ text, key, years, from }: PlacedPeriod): Period {
  return { text, key, years, from };
}

const headingMark =
  /^(?:第?[\d一二三四五六七八九十]+(?:\.\d+)*[章节]?[\s.、．:：]*|[（(]?[\d一二三四五六七八九十a-zA-Z][）)]\s*|[a-zA-Z][.、]\s*)/u;

/** The last headings above; one that stands over many sections says nothing without the one above it. */
function headingOf({ heading, articleTitle }: Passage): string {
  const own = [articleTitle, ...heading].map(text => text.replace(headingMark, '').trim()).filter(Boolean);
  const last = own.at(-1) ?? '';
  const both = own.slice(-2).join(' › ');
  return both.length <= 40 ? both : last;
}

function linesAt({ passage, parts }: Source, at: number): readonly LineRange[] {
  const line = passage.text.slice(0, at).split('\n').length - 1;
  return parts?.[line] ?? passage.lines;
}

/** The year that a document is of. */
function yearOf(library: Library, document: string): number | null {
  const date = library.documents().find(one => one.document === document)?.date;
  return date ? Number(date.slice(0, 4)) : null;
}
