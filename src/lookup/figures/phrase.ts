import type { Lexicon } from '../../library/lexicon.ts';
import { wide } from './label-words.ts';
import { isNoun, isPreposition, isVerb, type Word, wordsOf } from './tagged.ts';

/** Changes that lead to a level: 提升至 30% is 30%, and no rise of it. */
export const change =
  '升级|优化|增长|提升|提高|上升|扩大|增加|攀升|跃升|飙升|上涨|推高|压降|下降|降低|减少|缩短|压缩|回落|下滑|萎缩|激增|暴增|扩张|扩容|拓展|逼近|推向|提前|升|增|减|降|缩|涨|跌|扩';
const reaching = new RegExp(`^(?:${change})(?:至|到|为|达)(?:了|近|约|超)?$`, 'u');
const tail =
  /^(?:达|达到|达到了|达了|为|是|有|约|约为|近|逾|超|超过|超出|超过了|突破|接近|高达|多达|长达|可达|已达|将达|达成|不低于|不超过|不少于|低于|高于|大于|小于|至少|最多|至|到|在|共|共有|已|已有|已经|将|仅|仅有|仅用|只有|可|可以|了|的|得|从|由|以|于|不足|不到|合计|一共|总计|共计|总共|大概|大约|左右|估计|预计|预期|有望|或|或将|将会|会|也|还|就|都|则|等|和|与|及|并|能|能够|实现|介于|处于|位于|处在|这|另|某|首批|首|高|刚|刚刚|才|甚至|原本|原来|此前|先前|一度|仍|又|再|率先|历史性|首次|波动|波动于|维持|保持|稳定|徘徊|推向|逼近|做到|可能|未来|进一步|向|只剩|仅剩|即可|之内|以内|一年|两年|数年|每|实现|累计达|[>＞<＜≥≤±\\~～\s“”"·|、，,:：；;/.-]+)$/u;
const head =
  /^(?:其中|此外|同时|同期|另外|目前|当前|现阶段|截至|截止|截至目前|而且|而|而是|对|对于|但|但是|却|且|并|并且|也|还|已|已经|将|把|可|可以|使|使得|让|令|有望|预计|预测|预期|仅|只|约|随着|如今|当年|其|它|它的|该|这|这一|在|于|到|至|即|如|例如|比如|当|尤其|尤其是|特别是|不仅|甚至|最终|通过|随后|此后|进一步|从而|以及|以|和|与|及|或|则|均|都|就|近日|近期|近年来|近年|一是|二是|三是|四是|五是|首先|其次|再次|最后|一方面|另一方面|例|对于|因此|所以|由于|虽然|尽管|不过|此次|据|据悉|据统计|初步|一举|共计|总计|合计|的|中|内|之内|一年|年|期间|时期|里|后|前|来|以来|底|末|初|称|表示|指出|显示|认为|提出|说|可见|看|[\s“”"\-–—•·|*:：，,。、；;）)(（]+|[.．]?\d+[.、．)）]?|[.．]|[①-⑳])$/u;

/** 本章一处写: who says it is no part of what is said. */
const quoting =
  /^[^，。]{0,10}?(?:一处|一章|原文|文中|本章|报告|口径)(?:却|则|又)?(?:称|写|说|引用|显示|认为|指出|为)/u;
const made = /^(?:发布|推出|上线|成立|新增|研发|研制|建成|量产|出台|印发|打造|提出)$/u;

/** The words of a text without those that only lead to a value or join clauses. */
export function kernel(text: string, lexicon: Lexicon): readonly Word[] {
  const words = [
    ...wordsOf(
      text
        .trim()
        .replace(quoting, '')
        .replace(/^(?:这|该|此)(?:一|类|种|些|个)?/u, ''),
      lexicon,
    ),
  ];
  const textAt = (at: number) => words.at(at)?.text ?? '';
  for (let size = -1; size !== words.length; ) {
    size = words.length;
    if (tail.test(textAt(-1)) && words.at(-1)?.kind !== 'name') {
      // 增长 + 至
      if (words.length > 1 && reaching.test(textAt(-2) + textAt(-1))) words.pop();
      words.pop();
    } else if (reaching.test(textAt(-1)) || isModifier(words.at(-1), words.at(-2))) words.pop();
  }
  const said = words.filter(
    ({ text }, at) => !(modal.test(text) && at > 0 && at < words.length - 1 && words[at - 1]?.text !== '赋'),
  );
  words.splice(0, words.length, ...said);
  // 时间从数天: where a change starts from is no part of what changes.
  const since = words.findLastIndex(({ text: word }) => word === '从' || word === '由');
  if (since > 1 && /^[从由](?:数|几|不足|原|最初|约|近|上|此前|过去|传统|\d|$)/u.test(joined(words.slice(since))))
    words.length = since;
  for (let size = -1; size !== words.length; ) {
    size = words.length;
    if (head.test(textAt(0)) && words[0]?.kind !== 'name') words.shift();
    // 发布的“悟道”
    else if (words.length > 2 && textAt(1) === '的' && made.test(textAt(0))) words.splice(0, 2);
  }
  return words;
}

/** Adverbs before a value say how near it is: 大致, 便, 常年. */
function isModifier(word: Word | undefined, before: Word | undefined): boolean {
  return word !== undefined && before !== undefined && modifying.test(word.text);
}

const modifying =
  /^(?:大致|大体|大多|便|常年|几乎|基本|普遍|通常|一般|一直|长期|始终|往往|就|均|都|又|更|更是|仅仅|逐步|持续|直接|竟|足足|却|仍|甚至|集中)$/u;
/** What only says that something can or will be. */
const modal = /^(?:预计|有望|将|将会|或将|可|可以|能|能够|已|已经|便|就|则|也|还|仍)$/u;
const LISTED = 3;

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
      // 某某服务全球:
      (word.kind === 'vn' && at > 0 && wide.test(words[at + 1]?.text ?? '')) ||
      // 中国控制了: what stands before 了 is done.
      /^(?:了|着|过)$/u.test(words[at + 1]?.text ?? '') ||
      isPreposition(word) ||
      (/^(?:d|c|r|y|m$)/.test(word.kind) && !/^[某本各]$/u.test(word.text)) ||
      (at > 0 && announcing.test(word.text)) ||
      // 某某学院紧密协同: how it does something.
      (at > 0 && /^(?:a|ad|an)$/.test(word.kind) && /^(?:vn|v)$/.test(words[at + 1]?.kind ?? '')),
  );
  const all = end < 0 ? words : words.slice(0, end);
  // 某某系统融合生成能力: a system that does something with what follows.
  const thing = all.findIndex(
    ({ text, kind }, at) => agent.test(text) && all[at + 1]?.kind === 'vn' && at > 0 && kind !== 'vn',
  );
  const nouns = thing < 0 ? all : all.slice(0, thing + 1);
  return nouns.some(isNoun) ? nouns : [];
}

const agent = /^(?:系统|平台|公司|集团|团队|方案|引擎|模型)$/u;
const announcing = /^(?:累计|已|共|计划|拟|宣布|表示|加速|提出|称|介绍)$/u;

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

/** 某某市场增长 is about 某某市场; 能力大幅提升 is about no thing that has figures. */
export function grown(phrase: string, isNamed: boolean): string {
  return isNamed
    ? phrase.replace(/(?:大幅|快速|持续|显著)?(?:提升|提高|增长|下降|降低|减少|加快|加速|扩大)$/u, '')
    : phrase;
}
