import type { Lexicon } from '../../library/lexicon.ts';
import { isNoun, isPreposition, isVerb, type Word, wordsOf } from './tagged.ts';

/** Changes that lead to a level: 提升至 30% is 30%, and no rise of it. */
const change =
  '增长|提升|提高|上升|扩大|增加|攀升|跃升|飙升|上涨|推高|压降|下降|降低|减少|缩短|压缩|回落|下滑|萎缩|激增|暴增|扩张|扩容|拓展|逼近|推向|提前|升|增|降|缩|涨|跌|扩';
const reaching = new RegExp(`^(?:${change})(?:至|到|为|达)(?:了|近|约|超)?$`, 'u');
const tail =
  /^(?:达|达到|达到了|达了|为|是|有|约|约为|近|逾|超|超过|超出|超过了|突破|接近|高达|多达|长达|可达|已达|将达|达成|不低于|不超过|不少于|低于|高于|大于|小于|至少|最多|至|到|在|共|共有|已|已有|已经|将|仅|仅有|仅用|只有|可|可以|了|的|得|从|由|以|于|不足|不到|合计|一共|总计|共计|总共|大概|大约|左右|估计|预计|预期|预测|有望|或|或将|将会|会|也|还|就|都|则|等|和|与|及|并|能|能够|实现|介于|处于|位于|处在|这|另|某|首批|首|高|刚|刚刚|才|甚至|原本|原来|此前|先前|一度|仍|又|再|率先|历史性|首次|累计达|[>＞<＜≥≤~～\s“”"·|、，,:：；;/.-]+)$/u;
const head =
  /^(?:其中|此外|同时|同期|另外|目前|当前|现阶段|截至|截止|截至目前|而且|而|但|但是|却|且|并|并且|也|还|已|已经|将|可|可以|使|使得|让|令|有望|预计|预测|预期|仅|只|约|其|该|这|这一|在|于|到|至|即|如|例如|比如|当|尤其|尤其是|特别是|不仅|甚至|最终|通过|随后|此后|进一步|从而|以及|以|和|与|及|或|则|均|都|就|近日|近期|近年来|近年|一是|二是|三是|四是|五是|首先|其次|再次|最后|一方面|另一方面|例|对于|因此|所以|由于|虽然|尽管|不过|此次|据|据悉|据统计|初步|一举|共计|总计|合计|的|中|内|年|期间|时期|里|后|前|来|以来|底|末|初|称|表示|指出|显示|认为|提出|说|可见|看|[\s“”"\-–—•·|*:：，,。、；;）)(（]+|\d+[.、．)）]?|[①-⑳])$/u;

const made = /^(?:发布|推出|上线|成立|新增|研发|研制|建成|量产|出台|印发|打造|提出)$/u;

/** The words of a text without those that only lead to a value or join clauses. */
export function kernel(text: string, lexicon: Lexicon): readonly Word[] {
  const words = [...wordsOf(text.trim(), lexicon)];
  const textAt = (at: number) => words.at(at)?.text ?? '';
  for (let size = -1; size !== words.length; ) {
    size = words.length;
    if (tail.test(textAt(-1)) && words.at(-1)?.kind !== 'name') {
      // 增长 + 至
      if (words.length > 1 && reaching.test(textAt(-2) + textAt(-1))) words.pop();
      words.pop();
    } else if (reaching.test(textAt(-1))) words.pop();
  }
  // 时间从数天: where a change starts from is no part of what changes.
  const since = words.findLastIndex(({ text: word }) => word === '从' || word === '由');
  if (since > 1 && joined(words.slice(since)).length <= SINCE) words.length = since;
  for (let size = -1; size !== words.length; ) {
    size = words.length;
    if (head.test(textAt(0)) && words[0]?.kind !== 'name') words.shift();
    // 发布的“悟道”
    else if (words.length > 2 && textAt(1) === '的' && made.test(textAt(0))) words.splice(0, 2);
  }
  return words;
}

const LISTED = 3;
const SINCE = 10;

/** What comes after the last item of an enumeration and its 等. */
function lastPart(items: readonly string[]): string {
  return /等(.*)$/u.exec(items.at(-1) ?? '')?.[1] ?? '';
}

export function joined(words: readonly Word[]): string {
  const own = words.map(({ text }) => text).join('');
  // Of a long enumeration its first item will do.
  const items = own.split('、');
  return (items.length > LISTED ? `${items[0]}${/\p{Script=Han}$/u.test(own) ? '等' : ''}${lastPart(items)}` : own)
    .replace(/[“”"]|\*\*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s、的]+|[\s、的]+$/gu, '');
}

/** The nouns that begin a phrase. */
export function leadingNouns(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(
    (word, at) =>
      isVerb(word) ||
      isPreposition(word) ||
      /^(?:d|c|r|y|m$)/.test(word.kind) ||
      (at > 0 && announcing.test(word.text)),
  );
  const nouns = end < 0 ? words : words.slice(0, end);
  return nouns.some(isNoun) ? nouns : [];
}

const announcing = /^(?:计划|拟|宣布|表示|加速|提出|称|介绍)$/u;

/** Whether it leads to a level: 从 30% 提升至. */
export function leadsToLevel(text: string): boolean {
  const own = text.trim().replace(/[约近超过的\s]+$/u, '');
  return /^(?:年|月)?的?$/u.test(own) || new RegExp(`(?:${change})(?:至|到|为|达)?$`, 'u').test(own);
}

const changing = new RegExp(`^(?:同比|环比|年均|${change})+$`, 'u');

/** 收入同比增长 48% 至 177 亿: the second is what it has come to. */
export function withoutChange(words: readonly Word[]): readonly Word[] {
  const last = words.findLastIndex(({ text }) => !changing.test(text));
  return last < 0 ? words : words.slice(0, last + 1);
}
