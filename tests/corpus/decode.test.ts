import { expect, test } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';
import { PersonError } from '../../src/errors.ts';
import { read } from './read.ts';

const text = '潮汐港的新码头\n年吞吐量为 420 万标箱。\r\nThird line.';

function utf16(value: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + value, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

/** 港口发布新规 and a line end, as Windows and macOS in China wrote it for decades. */
const gbk = Uint8Array.from([0xb8, 0xdb, 0xbf, 0xda, 0xb7, 0xa2, 0xb2, 0xbc, 0xd0, 0xc2, 0xb9, 0xe6, 0x0a]);
/** 𠀀, four bytes that only GB18030 has, after 字. */
const gb18030 = Uint8Array.from([0xd7, 0xd6, 0x95, 0x32, 0x82, 0x36]);

test.each([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-16 LE with byte order mark', utf16(text, 'le', true), 'utf-16le'],
  ['UTF-16 BE with byte order mark', utf16(text, 'be', true), 'utf-16be'],
  ['UTF-16 LE without', utf16(text, 'le', false), 'utf-16le'],
  ['UTF-16 BE without', utf16(text, 'be', false), 'utf-16be'],
])('a file in %s reads the same', (_, bytes, encoding) => {
  expect(decode(bytes)).toEqual({ text, encoding });
});

test('GBK and GB18030 files are told from UTF-8', () => {
  expect(decode(gbk)).toEqual({ text: '港口发布新规\n', encoding: 'gb18030' });
  expect(decode(gb18030)).toEqual({ text: '字𠀀', encoding: 'gb18030' });
});

test.each([
  ['nothing', Buffer.from('')],
  ['only white space', Buffer.from(' \n\t\r\n')],
  ['only a byte order mark', Buffer.from('\ufeff')],
])('a file with %s is refused with what to do', (_, bytes) => {
  expect(() => decode(bytes)).toThrow(PersonError);
  expect(() => decode(bytes)).toThrow(/holds no text/);
});

test.each([
  [
    'a PNG picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]),
  ],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n')],
  ['a Word document', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000word/document.xml')],
  ['random bytes', Uint8Array.from({ length: 512 }, (_, at) => (at * 151 + 7) % 256)],
])('%s is refused as no text file', (_, bytes) => {
  expect(() => decode(bytes)).toThrow(/no text file/);
});

test('lines end with \\n, \\r\\n or \\r, and count alike', () => {
  const lines = ['新码头开港了，首日靠泊六艘船。', '', '第二天又来了四艘船，码头忙到深夜。'];
  for (const end of ['\n', '\r\n', '\r']) {
    const paragraphs = read(lines.join(end)).articles.flatMap(({ nodes }) => nodes);
    expect(paragraphs.map(node => ('lines' in node ? node.lines : []))).toEqual([[[1, 1]], [[3, 3]]]);
  }
});
