/** What Chinese and English typography says about a piece of text: its width, whether a sentence ends, how pieces join. */

const han = /\p{Script=Han}/u;

export function isHan(char: string | undefined): boolean {
  return char !== undefined && han.test(char);
}

/** In Han characters: a Latin letter, digit or half-width mark counts half. */
export function width(text: string): number {
  let halves = 0;
  for (const char of text) halves += (char.codePointAt(0) ?? 0) > 0x2e80 || /[“”‘’—…]/.test(char) ? 2 : 1;
  return halves / 2;
}

/** For comparing lines that a layout spaced or typed differently. */
export function foldLine(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*\\#_`]+/gu, '')
    .toLowerCase();
}

/** Footnote numbers and emphasis marks after the last character of a sentence. */
const trailing = /(?:\*{1,3}|\[[\dL,，\s\-–]{1,24}\]|\s)+$/u;
const closers = /[”’」』】》〉）)\]"']+$/u;

/** The last character that says how the text ends, after closing quotes and brackets are taken off; they end nothing by themselves. */
function lastMark(text: string): string {
  const bare = text.slice(-48).replace(trailing, '');
  return bare.replace(closers, '').replace(trailing, '').slice(-1);
}

/** Whether the text ends where a sentence or an introduced list may end. A closing quote or bracket ends a sentence only after a full stop. */
export function isClosed(text: string): boolean {
  const mark = lastMark(text);
  if (/[。！？!?…．｡]/u.test(mark)) return true;
  if (/[：:；;]/u.test(mark)) return !hasOpenBracket(text);
  return mark === '.' && !/\p{Script=Han}\.$/u.test(text.slice(-3).replace(closers, ''));
}

/** Whether the text ends with a mark after which a sentence always goes on. */
export function endsInside(text: string): boolean {
  return /[，、,（(《“「『【\-－]$/u.test(text.slice(-4).replace(trailing, ''));
}

const pairs: Readonly<Record<string, string>> = {
  '）': '（',
  '》': '《',
  '〉': '〈',
  '」': '「',
  '』': '『',
  '】': '【',
  '”': '“',
  ']': '[',
};

/** Half- and full-width brackets close each other: layouts mix them. */
function bracketOf(char: string): string {
  if (char === '(') return '（';
  if (char === ')') return '）';
  return char;
}

/** Brackets and quotes that are opened and not closed. A closing mark without an opening one is ignored: it may be part of a list number. */
export function openBrackets(text: string): readonly string[] {
  const open: string[] = [];
  for (const [char] of text.matchAll(/[（《〈「『【“[()）》〉」』】”\]]/gu)) {
    const mark = bracketOf(char);
    const opening = pairs[mark];
    const at = opening ? open.lastIndexOf(opening) : -1;
    if (!opening) open.push(mark);
    else if (at >= 0) open.splice(at);
  }
  return open;
}

export function hasOpenBracket(text: string): boolean {
  return openBrackets(text).length > 0;
}

/** Puts together what a line break cut: nothing between Han characters, a space between Latin words, nothing inside a number or a web address. */
export function joinPieces(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const left = before.slice(-1);
  const right = after.slice(0, 1);
  const words =
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d)\]%,.;:!?]/u.test(left) &&
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d([“"]/u.test(right);
  if (!words || (/\d/.test(left) && /\d/.test(right))) return before + after;
  const lastWord = before.slice(-200).split(/\s/).at(-1) ?? '';
  return lastWord.includes('://') && !/[>)\]，。]/u.test(lastWord) ? before + after : `${before} ${after}`;
}
