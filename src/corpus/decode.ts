import { PersonError } from '../errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** Without byte order mark; line ends as they were. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Enough of a file to tell its encoding by its zero bytes. */
const sampleBytes = 4096;

/**
 * Bytes to text: UTF-8, UTF-16 of either byte order (with or without byte order mark) or GB18030, which includes GBK.
 * @throws PersonError for input that holds no text or is no text file
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new PersonError(words => words.corpus.empty);
  const utf16 = utf16Order(bytes);
  const candidates: readonly Encoding[] = utf16 ? [utf16] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding);
    if (text === null) continue;
    if (looksBinary(text)) break;
    if (text.trim() === '') throw new PersonError(words => words.corpus.empty);
    return { text, encoding };
  }
  throw new PersonError(words => words.corpus.binary);
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By the byte order mark; else by zero bytes, which in UTF-16 stand beside every Latin letter, digit and line end, always on the same side. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, sampleBytes) & ~1;
  if (length !== Math.min(bytes.length, sampleBytes) && bytes.length < sampleBytes) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > 0 && even === 0) return 'utf-16le';
  if (even > 0 && odd === 0) return 'utf-16be';
  return null;
}

/** Control characters that no text holds. Form feeds (page breaks) and escapes of old terminals do occur. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, sampleBytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
  const isFormat = ['%PDF-', 'PK\u0003\u0004', '{\\rtf'].some(start => sample.startsWith(start));
  return isFormat || sample.includes('\u0000') || controls > sample.length / 100;
}
