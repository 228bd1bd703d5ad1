/** MiniSearch with jieba: an index in memory, which also keeps what it gives back. */
import MiniSearch from 'minisearch';
import { fields, isShown, passagesOf, weights } from './passages.mjs';
import { wordsOf } from './words.mjs';

export function index(work) {
  const search = new MiniSearch({
    fields,
    storeFields: ['document', 'lines', 'shown', 'text'],
    tokenize: wordsOf,
    processTerm: term => term,
  });
  for (const passage of passagesOf(work)) search.add(passage);
  return search;
}

export function openEngine(_work, search) {
  return {
    bytes: null,
    search: (question, locale) =>
      search.search(question, { boost: weights, filter: result => isShown(result, locale) }).slice(0, 10),
  };
}
