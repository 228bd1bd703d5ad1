/** FlexSearch with jieba: an index in memory; what it gives back is kept beside it. Words that a passage lacks may be missing. */
import FlexSearch from 'flexsearch';
import { fields, isShown, passagesOf } from './passages.mjs';
import { wordsOf } from './words.mjs';

/** More than the ten that are wanted, since some are not shown in the reader's language. */
const LIMIT = 30;

export function index(work) {
  const search = new FlexSearch.Index({ tokenize: 'strict', encode: wordsOf });
  const kept = new Map();
  for (const passage of passagesOf(work)) {
    search.add(passage.id, fields.map(field => passage[field]).join('\n'));
    const { document, lines, shown, text } = passage;
    kept.set(passage.id, { document, lines, shown, text });
  }
  return { search, kept };
}

export function openEngine(_work, { search, kept }) {
  return {
    bytes: null,
    search: (question, locale) =>
      search
        .search(question, { limit: LIMIT, suggest: true })
        .map(id => kept.get(id))
        .filter(passage => isShown(passage, locale))
        .slice(0, 10),
  };
}
