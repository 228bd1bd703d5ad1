import type { Block, BylineBlock, HeadingBlock } from './block.ts';
import { fitness, group, rarity, type Terms, termsOf } from './cohesion.ts';
import { type Head, headOfFile, isTitle } from './heads.ts';
import { isNumbered } from './markers.ts';
import { datelineOf } from './names.ts';
import { demoted } from './runs.ts';
import { foldLine } from './script.ts';
import { findReporters, findStarts, findSubjects, isNews, type Start, textOf } from './starts.ts';

export interface Byline {
  readonly text: string;
  readonly names: readonly string[];
  readonly outlet: string | null;
}

/** The blocks of one article, with what stands around its text. */
export interface Draft {
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly bylines: readonly Byline[];
  readonly blocks: readonly Block[];
}

/** Pages are short; a longer file is one work, whatever its headings look like. */
const longestPage = 400;
/** What it is worth to a headline that it stands right above a text, in shares of its rare words. */
const nearWorth = 0.35;
const datelineWorth = 1;
const leastFit = 0.15;

/**
 * The articles of a newspaper page, in the order of their first lines; a single one for all other files. What stands between
 * the beginnings of articles goes to the one that it shares its words with, and so do headlines away from their texts.
 */
export function splitArticles(blocks: readonly Block[], isBook: boolean): readonly Draft[] {
  const texts = blocks.filter(block => block.kind === 'text').length;
  if (isBook || texts > longestPage) return [wholeFile(blocks, isBook)];
  const reported = findStarts(blocks);
  const starts = blocks.some(isNews) ? reported : findSubjects(blocks);
  return starts.length < 2 ? [wholeFile(blocks, isBook)] : separate(blocks, starts);
}

/** The blocks of an article that somebody delimited and named. */
export function namedArticle(blocks: readonly Block[], headline: string): Draft {
  const draft = wholeFile(blocks, false);
  const isHeadline = (block: Block) => block.kind === 'heading' && foldLine(block.text) === foldLine(headline);
  const rest = draft.headline !== null && foldLine(draft.headline) !== foldLine(headline) ? blocks : draft.blocks;
  return {
    ...draft,
    headline,
    kicker: rest === blocks ? null : draft.kicker,
    blocks: rest.filter(block => !isHeadline(block)),
  };
}

/** All blocks as one article. */
function wholeFile(blocks: readonly Block[], isBook: boolean): Draft {
  const head = isBook ? null : headOfFile(blocks);
  const bylines = blocks.filter(block => block.kind === 'byline');
  return {
    headline: head?.headline?.text ?? null,
    kicker: head?.kicker?.text ?? null,
    bylines: withDatelines(bylines, blocks),
    blocks: demoteTail(blocks.filter(block => block !== head?.headline && block !== head?.kicker)),
  };
}

/** A heading by its looks that heads nothing is a signature or the like. */
function demoteTail(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'heading' || last.origin.kind !== 'looks' || isNumbered(last.marker)) return blocks;
  return [...blocks.slice(0, -1), demoted(last)];
}

function withDatelines(bylines: readonly BylineBlock[], blocks: readonly Block[]): readonly Byline[] {
  const found = new Map<string, Byline>();
  const names = new Set<string>();
  const add = (byline: Byline) => {
    found.set(byline.text, byline);
    for (const name of byline.names) names.add(name);
  };
  for (const { text, names: written, outlet } of bylines) if (!found.has(text)) add({ text, names: written, outlet });
  for (const block of blocks) {
    const dateline = block.kind === 'text' ? datelineOf(block.text) : null;
    if (dateline?.byline && !dateline.names.some(name => names.has(name)))
      add({ text: dateline.byline, names: dateline.names, outlet: null });
  }
  return [...found.values()];
}

/** A text block with the headings right above it, whose words tell its subject too. */
interface Unit {
  readonly place: number;
  readonly terms: Terms;
}

function separate(blocks: readonly Block[], pieces: readonly Start[]): readonly Draft[] {
  const { starts, own } = findReporters(blocks, pieces);
  const heads = starts.flatMap(({ head }) => (head ? [head] : []));
  const orphans = findOrphans(blocks, heads);
  const taken = new Set<Block>(
    [...heads.flatMap(({ headline, kicker }) => [headline, kicker]), ...orphans].filter(block => block !== null),
  );
  const units = readUnits(blocks, taken);
  const initial = units.map(({ place }) =>
    Math.max(
      0,
      starts.findLastIndex(start => start.text <= place),
    ),
  );
  const unitAt = new Map(units.map(({ place }, at) => [place, at]));
  const sure = starts.flatMap(start => (start.sure ? (unitAt.get(start.text) ?? []) : []));
  const groups = group({
    texts: units.map(({ terms }) => terms),
    initial,
    fixed: new Set([...sure, ...[...own].flatMap(place => unitAt.get(place) ?? [])]),
    ties: placeTies(blocks, units, new Set(pieces.map(({ text }) => text))),
  });
  const groupOf = new Map(units.map(({ place }, at) => [place, groups[at] ?? 0]));
  return assemble(blocks, taken, groupOf, matchHeadlines(heads, orphans, starts, units, groups));
}

/** The last sentence of a paragraph sums up, and the next paragraph opens with a short sentence or a date: here articles meet. */
const sumsUp =
  /(?:助力|贡献|迈进|注入|新篇章|新动能|高质量发展|值得期待|拭目以待|更好地?服务|永不|未来可期)[^。！？]{0,24}[。！？][”’」]?$/u;
const opens = /^(?:[^。！？“]{8,32}[。！？]$|(?:近日|日前|昨日|今天|\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月)[，,]?)/u;

function placeTies(blocks: readonly Block[], units: readonly Unit[], pieces: ReadonlySet<number>): readonly number[] {
  return units.map(({ place }, at) => {
    if (pieces.has(place)) return 0;
    const text = blocks[place];
    const before = blocks[units[at - 1]?.place ?? -1];
    const meet =
      text?.kind === 'text' && before?.kind === 'text' && sumsUp.test(before.text.slice(-60)) && opens.test(text.text);
    return meet ? -1 : 1;
  });
}

/** Titles that no text follows: the headline of an article that stands somewhere else on the page. */
function findOrphans(blocks: readonly Block[], heads: readonly Head[]): readonly HeadingBlock[] {
  const used = new Set(heads.flatMap(({ headline, kicker }) => [headline, kicker]));
  const heading = new Set(heads.map(({ from }) => from));
  return blocks.filter((block, at): block is HeadingBlock => {
    if (!isTitle(block) || used.has(block)) return false;
    let next = at + 1;
    while (blocks[next]?.kind === 'caption') next++;
    return next >= blocks.length || heading.has(next) || blocks[next]?.kind === 'editors';
  });
}

function readUnits(blocks: readonly Block[], taken: ReadonlySet<Block>): readonly Unit[] {
  const units: Unit[] = [];
  let headings = '';
  for (const [place, block] of blocks.entries()) {
    if (block.kind === 'heading' && !taken.has(block)) headings += `${block.text}\n`;
    if (block.kind !== 'text') continue;
    units.push({ place, terms: termsOf(`${headings}${block.text}`) });
    headings = '';
  }
  return units;
}

interface Match {
  readonly headline: HeadingBlock;
  readonly head: Head | null;
  readonly group: number;
}

/** Each headline goes to the article that has most of its rare words; standing right above a text counts too. One for each, best ones first. */
function matchHeadlines(
  heads: readonly Head[],
  orphans: readonly HeadingBlock[],
  starts: readonly Start[],
  units: readonly Unit[],
  groups: readonly number[],
): readonly Match[] {
  const all = units.map(({ terms }) => terms);
  const rare = rarity(all);
  const labels = [...new Set(groups)];
  const members = new Map(
    labels.map(label => [label, units.filter((_, at) => groups[at] === label).map(({ terms }) => terms)]),
  );
  const weigh = (term: string) => rare.get(term) ?? 0.5;
  const candidates = [
    ...heads.flatMap(head =>
      head.headline
        ? [
            {
              headline: head.headline,
              head,
              near:
                groups[units.findIndex(({ place }) => place === starts.find(start => start.head === head)?.text)] ?? -1,
            },
          ]
        : [],
    ),
    ...orphans.map(headline => ({ headline, head: null, near: -1 })),
  ];
  const scored = candidates.flatMap(({ headline, head, near }) => {
    const title = termsOf(headline.text);
    return labels.flatMap(label => {
      const share = fitness(title, members.get(label) ?? [], all, weigh);
      const worth = share + (label === near ? (head?.dateline ? datelineWorth : nearWorth) : 0);
      return label === near || share >= leastFit ? [{ headline, head, group: label, worth }] : [];
    });
  });
  const matches: Match[] = [];
  for (const { headline, head, group: label } of scored.sort((a, b) => b.worth - a.worth)) {
    if (matches.some(match => match.headline === headline || match.group === label)) continue;
    matches.push({ headline, head, group: label });
  }
  return matches;
}

function assemble(
  blocks: readonly Block[],
  taken: ReadonlySet<Block>,
  groupOf: ReadonlyMap<number, number>,
  matches: readonly Match[],
): readonly Draft[] {
  const drafts = new Map<number, { blocks: Block[]; bylines: BylineBlock[] }>();
  for (const label of groupOf.values()) if (!drafts.has(label)) drafts.set(label, { blocks: [], bylines: [] });
  let current = [...groupOf.values()][0] ?? 0;
  for (const [at, block] of blocks.entries()) {
    if (taken.has(block)) continue;
    if (block.kind === 'text') current = groupOf.get(at) ?? current;
    if (block.kind === 'byline') {
      const moved = matches.find(({ head }) => head?.byline === block)?.group;
      const text = textOf(blocks, at);
      drafts.get(moved ?? groupOf.get(text ?? -1) ?? current)?.bylines.push(block);
    } else {
      drafts.get(block.kind === 'heading' ? nextGroup(blocks, at, groupOf, current) : current)?.blocks.push(block);
    }
  }
  return [...drafts].map(([label, draft]) => {
    const match = matches.find(({ group: matched }) => matched === label);
    return {
      headline: match?.headline.text ?? null,
      kicker: match?.head?.kicker?.text ?? null,
      bylines: withDatelines(draft.bylines, draft.blocks),
      blocks: demoteTail(draft.blocks),
    };
  });
}

/** A heading belongs to the text after it. */
function nextGroup(
  blocks: readonly Block[],
  at: number,
  groupOf: ReadonlyMap<number, number>,
  otherwise: number,
): number {
  for (let next = at + 1; next < blocks.length; next++) {
    const found = groupOf.get(next);
    if (found !== undefined) return found;
  }
  return otherwise;
}
