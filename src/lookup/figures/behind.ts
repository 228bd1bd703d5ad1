import { change, joined } from './phrase.ts';
import { isNoun, isPreposition, isVerb, type Word } from './tagged.ts';

/** So much of what is said behind a value belongs to its label, in characters. */
const LONGEST = 18;
const LONGEST_SAID = 26;
/** What follows says something else of the value, or begins another statement. */
const changes = new RegExp(`^(?:${change})`, 'u');
const outside =
  /^(?:提前|升级|优化|压缩|升|降|提升|增长|增加|提高|上升|扩大|下降|降低|减少|缩短|位居|位列|排名|领先|远超|高于|低于|以上|同比|环比|居|列|左右|之间|不等|方面|时|后|期间|以来|量级|水平|并|并且|而|从而|以及|以|及|和|与|或|但|同时)$/u;

/**
 * What is counted behind a value.
 * @param isSaid what is said of it belongs to it: 31 款获得 CE 认证
 * @param isPhrase a verb before a noun is part of what is counted: 个性化配置组合
 */
export function behindWords(words: readonly Word[], isSaid: boolean, isPhrase: boolean): string {
  const phrase: Word[] = [];
  let said = false;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    // 仓内运营, but 三年内.
    if (/^(?:前|内|中|里|间)$/u.test(word.text) && (!isPhrase || next === undefined)) break;
    if (/^(?:级|级别)$/u.test(word.text) && (phrase.length === 0 || next === undefined)) continue;
    if (joint.test(word.text) && /^(?:m|x)$/.test(next?.kind ?? 'm')) break;
    if (
      /^[，。；！？、：:]/u.test(word.text) ||
      ((outside.test(word.text) || changes.test(word.text)) && !said && !(phrase.length > 0 && joint.test(word.text)))
    )
      break;
    const after = words.slice(at + 1, at + 4);
    const isInside =
      isVerb(word) && phrase.length > 0 && (after.some(({ text }) => text === '的') || (isPhrase && after.length <= 2));
    const isNominal =
      isNoun(word) || isInside || /^(?:a|ad|an|b|d?mq?|q|u|uv|uj|k|z|f|mark|c)$/.test(word.kind) || word.text === '的';
    if (!isNominal && !said) {
      if (isSaid && (isVerb(word) || isPreposition(word) || /^(?:d|zg)$/.test(word.kind))) said = true;
      else if (!(isPhrase && phrase.length === 0 && /^(?:d|v)$/.test(word.kind))) break;
    }
    phrase.push(word);
    if (joined(phrase).length > (said ? LONGEST_SAID : LONGEST)) break;
  }
  while (phrase.length > 0 && !isEnd(phrase.at(-1), said, isPhrase && phrase.length === words.length)) phrase.pop();
  return joined(phrase).replace(/(?<=率)增长$|(?<=.{3})[中里]$/u, '');
}

/** Such a verb leads on to the next value. */
const leading = /^(?:有|是|为|在|达)$/u;
const joint = /^(?:和|与|及|以及)$/u;

function isEnd(word: Word | undefined, said: boolean, isPhrase: boolean): boolean {
  return (
    word !== undefined &&
    (isNoun(word) ||
      (said && ((isVerb(word) && !leading.test(word.text)) || /^(?:r|a)$/.test(word.kind))) ||
      (isPhrase && isVerb(word) && !leading.test(word.text)))
  );
}
