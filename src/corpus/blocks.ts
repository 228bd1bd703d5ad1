import type { Block, HeadingBlock, TextBlock } from './block.ts';
import type { Contents } from './contents.ts';
import { isContinuation } from './join.ts';
import { bulletLength, isNumbered, markerOf } from './markers.ts';
import { bylineOf, datelineOf, strayName } from './names.ts';
import { isReferencesTitle, type ReferenceBlock } from './references.ts';
import { demoteLists, wrappedLines } from './runs.ts';
import { endsInside, foldLine, hasOpenBracket, isClosed, joinPieces, width } from './script.ts';
import { neighbour, type Sheet, textAt, usualGap } from './sheet.ts';
import type { TableBlock } from './tables.ts';
import { isSectionMarker, looksLikeTitle } from './titles.ts';

/** What the earlier passes found on the sheet. */
export interface Findings {
  readonly contents: Contents | null;
  readonly tables: ReadonlyMap<number, TableBlock>;
  readonly references: ReadonlyMap<number, ReferenceBlock>;
}

/** The sheet as headings, joined paragraphs and the rest, in the order of their first lines. `within` limits it to some lines. */
export function buildBlocks(
  sheet: Sheet,
  findings: Findings,
  within: (place: number) => boolean = () => true,
): readonly Block[] {
  return new Builder(sheet, findings, within).build();
}

/** No paragraph begins so: the line before, however much it looks like a title, is the first half of its sentence. */
const goesOn = /^(?:[的们，。、；：！？）)》」』”’]|\p{Ll}{2,}[ ,])/u;
/** In Han characters. */
const longestKicker = 45;
/** In UTF-16 units; no paragraph is longer, and a file without full stops must not be joined into one. */
const longestParagraph = 8000;

class Builder {
  readonly #sheet: Sheet;
  readonly #findings: Findings;
  readonly #within: (place: number) => boolean;
  readonly #blocks: Block[] = [];
  readonly #counts = new Map<string, number>();
  readonly #wrapped: ReadonlySet<number>;
  /** Blank lines separate the paragraphs of this file. */
  readonly #spaced: boolean;
  #current: TextBlock | null = null;
  #before: TextBlock | null = null;
  #nextEntry = 0;

  constructor(sheet: Sheet, findings: Findings, within: (place: number) => boolean) {
    this.#sheet = sheet;
    this.#findings = findings;
    this.#within = within;
    this.#wrapped = wrappedLines(sheet);
    this.#spaced = usualGap(sheet) > 0;
    for (const [at, line] of sheet.lines.entries()) {
      if (sheet.roles[at] !== 'text' || line.text.length > 80) continue;
      const key = foldLine(line.text);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  build(): readonly Block[] {
    for (let at = 0; at < this.#sheet.lines.length; at++) if (this.#within(at)) this.#take(at);
    this.#close();
    return demoteLists(this.#blocks);
  }

  #take(at: number): void {
    const text = textAt(this.#sheet, at);
    switch (this.#sheet.roles[at]) {
      case 'text':
        this.#takeText(at, text);
        break;
      case 'caption':
        this.#blocks.push({ kind: 'caption', text: stripEmphasis(text), place: at });
        break;
      case 'editors':
        this.#close();
        this.#blocks.push({ kind: 'editors', place: at });
        break;
      case 'table':
      case 'references':
        this.#takeFinding(at);
        break;
      default:
    }
  }

  #takeFinding(at: number): void {
    const block = this.#findings.tables.get(at) ?? this.#findings.references.get(at);
    if (!block) return;
    this.#close();
    this.#blocks.push(block);
  }

  #takeText(at: number, text: string): void {
    const byline = bylineOf(text);
    if (byline) {
      const inside = this.#current !== null && !isClosed(this.#current.text);
      this.#blocks.push({ kind: 'byline', ...byline, place: at, inside });
      return;
    }
    const sure = this.#sureHeading(at, text);
    if (sure) {
      this.#close();
      this.#blocks.push(sure);
      return;
    }
    if (this.#current && this.#goesOn(this.#current, at, text)) {
      this.#current.text = joinPieces(this.#current.text, text);
      this.#current.places.push(at);
      return;
    }
    this.#close();
    if (this.#isTitle(at, text))
      this.#blocks.push({
        kind: 'heading',
        text: stripEmphasis(text),
        place: at,
        marker: markerOf(stripEmphasis(text)),
        origin: { kind: 'looks' },
      });
    else this.#open(at, text);
  }

  #open(at: number, line: string): void {
    const stray = strayName(line);
    if (stray)
      this.#blocks.push({
        kind: 'byline',
        text: stray.name,
        names: [stray.name],
        outlet: null,
        place: at,
        inside: true,
      });
    const text = stray?.rest ?? line;
    const bullet = bulletLength(text);
    const marker = markerOf(text.slice(bullet));
    const item = bullet > 0 || (isNumbered(marker) && !isSectionMarker(marker)) ? 'list-item' : 'paragraph';
    this.#current = {
      kind: 'text',
      item,
      text: text.slice(bullet),
      places: [at],
      marker: bullet > 0 ? { style: '-', number: null, length: 0 } : marker,
      cut: false,
    };
    this.#blocks.push(this.#current);
  }

  #close(): void {
    if (!this.#current) return;
    this.#current.cut = !isClosed(this.#current.text);
    this.#before = this.#current;
    this.#current = null;
  }

  #sureHeading(at: number, text: string): HeadingBlock | null {
    const hashes = /^(#{1,6})\s+(.*?\S)\s*#*$/u.exec(text);
    const bare = stripEmphasis(hashes?.[2] ?? text);
    const entry = this.#findings.contents?.find(bare, this.#nextEntry) ?? -1;
    if (entry >= 0) {
      this.#nextEntry = entry + 1;
      return { kind: 'heading', text: bare, place: at, marker: markerOf(bare), origin: { kind: 'contents', entry } };
    }
    if (hashes)
      return {
        kind: 'heading',
        text: bare,
        place: at,
        marker: markerOf(bare),
        origin: { kind: 'hashes', count: hashes[1]?.length ?? 1 },
      };
    const marker = markerOf(bare);
    const sure = isReferencesTitle(text) || (isSectionMarker(marker) && looksLikeTitle(bare) && !this.#wrapped.has(at));
    return sure ? { kind: 'heading', text: bare, place: at, marker, origin: { kind: 'looks' } } : null;
  }

  #goesOn(current: TextBlock, at: number, text: string): boolean {
    const adjacent = this.#wrapped.has(at) && current.places.at(-1) === at - 1;
    if (current.text.length > longestParagraph) return false;
    return isContinuation(current, text, {
      adjacent,
      direct: this.#spaced && current.places.at(-1) === at - 1,
      repeated: (this.#counts.get(foldLine(text)) ?? 0) >= 3,
      indented: /^(?:\u3000{1,2}| {2,8}|\t)\S/u.test(this.#sheet.lines[at]?.raw ?? ''),
      before: this.#before,
    });
  }

  /** A title by its looks and its place: something must follow it, and a table takes the line above it for itself. */
  #isTitle(at: number, text: string): boolean {
    if (this.#wrapped.has(at) || bulletLength(text) > 0) return false;
    if (!looksLikeTitle(text)) return this.#isKicker(at, text) || this.#isFirstLine(at, text);
    const next = neighbour(this.#sheet, at, 1);
    if (
      next >= 0 &&
      this.#sheet.roles[next] === 'text' &&
      goesOn.test(textAt(this.#sheet, next)) &&
      !isNumbered(markerOf(text))
    )
      return false;
    if (next >= 0 && this.#sheet.roles[next] === 'table' && !isNumbered(markerOf(text))) return false;
    const before = this.#blocks.at(-1);
    const inside =
      before?.kind === 'text' &&
      before.item === 'list-item' &&
      before.places.at(-1) === at - 1 &&
      !isNumbered(markerOf(text));
    return !inside;
  }

  /** A file that begins with a question or call has it as its headline. */
  #isFirstLine(at: number, text: string): boolean {
    if (this.#blocks.length > 0 || width(text) > longestKicker || !/[？！?!]$/u.test(text)) return false;
    return !/[。；“]/u.test(text) && neighbour(this.#sheet, at, 1) >= 0;
  }

  /** A line above the headline may be longer than a title, with commas: known by the headline and the report's opening below it. */
  #isKicker(at: number, text: string): boolean {
    if (this.#current || isClosed(text) || endsInside(text) || hasOpenBracket(text) || width(text) > longestKicker)
      return false;
    const headline = neighbour(this.#sheet, at, 1);
    if (headline < 0 || this.#sheet.roles[headline] !== 'text' || !looksLikeTitle(textAt(this.#sheet, headline)))
      return false;
    const below = textAt(this.#sheet, neighbour(this.#sheet, headline, 1));
    return bylineOf(below) !== null || datelineOf(below) !== null;
  }
}

function stripEmphasis(text: string): string {
  return text.replace(/^\*\*(.+?)\*\*$/u, '$1');
}
