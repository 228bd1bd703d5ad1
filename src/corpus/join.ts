import { bulletLength, isNumbered, type Marker, markerOf } from './markers.ts';
import { endsInside, hasOpenBracket, isClosed, width } from './script.ts';
import { isSectionMarker, looksLikeTitle } from './titles.ts';

export interface OpenText {
  readonly item: 'paragraph' | 'list-item';
  readonly text: string;
  readonly marker: Marker | null;
}

export interface JoinContext {
  /** The line follows the text's last line directly, in a run that the layout wrapped. */
  readonly adjacent: boolean;
  /** No blank line stands between, in a file that separates its paragraphs so. */
  readonly direct: boolean;
  /** The line stands three times or more in the file, as headings of a pattern do. */
  readonly repeated: boolean;
  readonly indented: boolean;
  /** The paragraph or item before the open one. */
  readonly before: OpenText | null;
}

/** Words that begin a thought anew; a cut sentence does not go on with them. */
const fresh =
  /^(?:此外|另外|与此同时|同时|因此|然而|但是|总之|综上|总体(?:来看|而言|上)|总的来(?:看|说)|首先|其次|再次|最后|例如|目前|近年来|事实上|值得(?:注意|一提|关注)的是)[，,]/u;

/**
 * Whether a line goes on with a paragraph that a page or column break may have cut: the paragraph stops inside a sentence,
 * and the line begins nothing of its own, neither a list item, a heading, nor a sentence that takes up the subject anew.
 */
export function isContinuation(open: OpenText, line: string, context: JoinContext): boolean {
  const marker = markerOf(line);
  if (bulletLength(line) > 0) return false;
  if (context.adjacent) return !(isClosed(open.text) && (context.indented || isNumbered(marker)));
  if (isClosed(open.text)) return false;
  if (isSectionMarker(marker) && looksLikeTitle(line)) return false;
  if (isNumbered(marker) && (looksLikeTitle(line) || !endsInside(open.text))) return false;
  if (context.repeated && looksLikeTitle(line)) return false;
  if (isWholeItem(open, context)) return false;
  if (endsInside(open.text) || hasOpenBracket(open.text)) return true;
  return !restarts(open, line, marker, context);
}

/** Items of a list often have no full stop: one that is short, ends with a closing mark, or follows others like it is whole. */
function isWholeItem(open: OpenText, { before, direct }: JoinContext): boolean {
  if (direct || open.marker?.style !== '-' || endsInside(open.text) || hasOpenBracket(open.text)) return false;
  if (width(open.text) < 18 || /[》）)」”\]]$/u.test(open.text)) return true;
  return before?.marker?.style === '-' && !isClosed(before.text);
}

/** `这一…`, a discourse word, the same first words, or the label of the next of several labelled paragraphs. */
function restarts(open: OpenText, line: string, marker: Marker | null, { before }: JoinContext): boolean {
  if (fresh.test(line)) return true;
  const taken = /^(?:这一|这种|这些|这类|此类|上述|该)(\p{Script=Han}{3})/u.exec(line)?.[1];
  if (taken && open.text.slice(-60).includes(taken)) return true;
  const start = line.slice(0, 4);
  if (start.length === 4 && open.text.startsWith(start) && /^\p{Script=Han}{4}$/u.test(start)) return true;
  if (isLabel(marker) && isLabel(open.marker) && isLabel(before?.marker ?? null)) return true;
  // English: a capital letter after a bracket, a link or another sign that ends a line by itself.
  return /^[\p{Lu}[]/u.test(line) && !/\p{Script=Han}/u.test(open.text.slice(-20)) && /[)\]>”"]$/u.test(open.text);
}

function isLabel(marker: Marker | null): boolean {
  return marker !== null && marker.number === null && marker.style.endsWith(':');
}
