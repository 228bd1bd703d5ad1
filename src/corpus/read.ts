import { createHash } from 'node:crypto';
import { type Draft, namedArticle, splitArticles } from './articles.ts';
import { buildBlocks, type Findings } from './blocks.ts';
import { markCaptions } from './captions.ts';
import { readContents } from './contents.ts';
import { type Imprint, readCover } from './cover.ts';
import { decode } from './decode.ts';
import { displayTitle } from './display-title.ts';
import type { Article, Corrections, Document, LineRange } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { markFurniture } from './furniture.ts';
import { languageOf } from './language.ts';
import { splitLines } from './lines.ts';
import { toNodes } from './nodes.ts';
import { readReferences } from './references.ts';
import { layOut, type Sheet } from './sheet.ts';
import { readTables } from './tables.ts';

/**
 * Reads one file: plain text or Markdown, in any encoding that `decode` knows. The passes run in this order, each on the lines
 * that the ones before left: contents, cover, tables, references, captions, page furniture; then paragraphs that page breaks
 * cut are joined, headings nested, articles told apart.
 * @param fileName without its folder
 * @param corrections from the front matter of a digest; they win over what the file says and over the automatic parse
 * @throws PersonError where the bytes hold no text
 */
export function readDocument(bytes: Uint8Array, fileName: string, corrections: Corrections = {}): Document {
  const { text } = decode(bytes);
  const lines = splitLines(text);
  const front = readFrontMatter(lines);
  const sheet = layOut(lines.slice(front.lineCount));

  const contents = readContents(sheet);
  const cover = readCover(sheet, contents?.start ?? null);
  const tables = readTables(sheet);
  const references = readReferences(sheet, contents);
  markCaptions(sheet);
  const furniture = markFurniture(sheet);
  const isBook = contents !== null || cover.title !== null;
  const findings: Findings = { contents, tables, references };
  const drafts = corrections.articles
    ? delimited(sheet, findings, corrections.articles)
    : splitArticles(buildBlocks(sheet, findings), isBook);
  const articles = drafts.map((draft, at): Article => {
    return {
      id: `a${at + 1}`,
      headline: draft.headline ?? (isBook && !corrections.articles ? cover.title : null),
      title:
        draft.headline ??
        (isBook && !corrections.articles ? cover.title : null) ??
        displayTitle(draft.blocks) ??
        fileName,
      kicker: draft.kicker,
      byline: draft.bylines.map(({ text }) => text).join('；') || null,
      nodes: toNodes(draft.blocks, sheet, contents),
    };
  });
  const given: Imprint = front.imprint;
  const authors = firstFilled(corrections.authors, given.authors, cover.authors, namesOf(drafts));
  return {
    document: fileName,
    title:
      corrections.title ??
      given.title ??
      cover.title ??
      (articles.find(({ headline }) => headline !== null) ?? articles[0])?.title ??
      fileName,
    publisher: corrections.publisher ?? given.publisher ?? cover.publisher ?? furniture.publisher ?? outletOf(drafts),
    authors,
    date: corrections.date ?? given.date ?? cover.date ?? furniture.date,
    language: languageOf(text),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    articles,
  };
}

/** Articles as somebody delimited them. Text outside their lines is kept as an article without headline. */
function delimited(sheet: Sheet, findings: Findings, given: NonNullable<Corrections['articles']>): readonly Draft[] {
  const holds = (lines: readonly LineRange[], place: number) => {
    const number = sheet.lines[place]?.number ?? 0;
    return lines.some(([from, to]) => from <= number && number <= to);
  };
  const named = given.map(({ headline, lines }) =>
    namedArticle(
      buildBlocks(sheet, findings, place => holds(lines, place)),
      headline,
    ),
  );
  const rest = buildBlocks(sheet, findings, place => !given.some(({ lines }) => holds(lines, place)));
  const texts = rest.filter(block => block.kind !== 'heading' && block.kind !== 'byline' && block.kind !== 'editors');
  return texts.some(block => block.kind !== 'caption')
    ? [...named, { headline: null, kicker: null, bylines: [], blocks: rest }]
    : named;
}

function firstFilled(...lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  return lists.find(list => list && list.length > 0) ?? [];
}

function namesOf(drafts: readonly Draft[]): readonly string[] {
  return [...new Set(drafts.flatMap(draft => draft.bylines.flatMap(({ names }) => names)))];
}

/** The paper that its reporters name; none where they name several. */
function outletOf(drafts: readonly Draft[]): string | null {
  const outlets = new Set(drafts.flatMap(draft => draft.bylines.flatMap(({ outlet }) => outlet ?? [])));
  return outlets.size === 1 ? ([...outlets][0] ?? null) : null;
}
