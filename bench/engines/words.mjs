/** Words for engines that have none for Chinese: jieba's, in lower case and simplified script, as Trendbrief folds. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { fold } from '../../dist/library/fold.js';

const jieba = Jieba.withDict(dict);

export function wordsOf(text) {
  return jieba.cutForSearch(fold(text), true).filter(word => /[\p{L}\p{N}]/u.test(word));
}
