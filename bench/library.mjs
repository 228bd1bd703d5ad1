/** Libraries of several sizes: the documents that are there, and as many varied copies of them as it takes. */
import fs from 'node:fs';
import path from 'node:path';
import { cutParagraphs, randomFrom, stockOf, varied } from './vary.mjs';

/** Of three copies so many are in Chinese; the others are made of the English digests. */
const CHINESE = 2;
/** So many characters of a copy become one passage or so. */
const PASSAGE = 280;

/**
 * Writes the copies that make a library `size` times as large, as Markdown files.
 *
 * `library` is the library at its own size. Returns the folder's path, to be indexed beside the library's own documents.
 */
export function writeCopies(library, size, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const documents = library.documents().map(document => ({
    zh: cutParagraphs(paragraphsIn(library, document, 'zh')),
    en: cutParagraphs(paragraphsIn(library, document, 'en')),
  }));
  const stock = {
    zh: stockOf(documents.flatMap(({ zh }) => zh)),
    en: stockOf(documents.flatMap(({ en }) => en)),
  };
  const wanted = (size - 1) * library.size();
  for (let copy = 1, written = 0; written < wanted; copy++) {
    const locale = copy % 3 < CHINESE ? 'zh' : 'en';
    for (const [at, document] of documents.entries()) {
      if (document[locale].length === 0) continue;
      const paragraphs = varied(document[locale], stock[locale], randomFrom(copy * 1000 + at));
      fs.writeFileSync(path.join(folder, `copy-${copy}-${at}.md`), markdownOf(paragraphs));
      written += paragraphs.reduce((sum, { text }) => sum + Math.ceil(text.length / PASSAGE), 0);
    }
  }
  return folder;
}

/** The statements of a document in one language: of an original in the other language, its digest's. */
function paragraphsIn(library, document, locale) {
  return library
    .passagesOf(document.id, locale)
    .filter(({ role }) => role === 'body')
    .flatMap(({ passage }) => {
      const own = locale === 'en' && passage.digest === null ? passage.summaries.en : passage.text;
      return own ? [{ heading: [passage.articleTitle, ...passage.heading].filter(Boolean), text: own }] : [];
    });
}

/** Each heading once, where it begins. */
function markdownOf(paragraphs) {
  const lines = [];
  let path = [];
  for (const { heading, text } of paragraphs) {
    const shared = heading.findIndex((step, level) => step !== path[level]);
    for (const [level, step] of heading.entries())
      if (shared >= 0 && level >= shared) lines.push(`${'#'.repeat(Math.min(6, level + 1))} ${step}`);
    path = heading;
    lines.push(text.replace(/\s*\n\s*/g, ' '));
  }
  return lines.map(line => `${line}\n`).join('\n');
}
