import type { Lexicon } from '../../library/lexicon.ts';
import { tagged } from '../../library/tokens.ts';
import { mentionsIn } from '../names/recognise.ts';

/** A word of a clause with its kind, as the dictionary has it; `name` for a name of the lexicon, `latin`, `mark`. */
export interface Word {
  readonly text: string;
  readonly kind: string;
}

/** The words of a Chinese text; names of the lexicon and runs of letters stay whole. */
export function wordsOf(plain: string, lexicon: Lexicon): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  const plainWords = (to: number) => {
    for (const [run] of plain
      .slice(at, to)
      .matchAll(
        /《[^》]*》|\p{Script=Han}+|[A-Za-z][A-Za-z\d.+\-_]*(?: [A-Za-z][A-Za-z\d.+\-_]*)*|\s+|[^\p{Script=Han}A-Za-z\s]/gu,
      ))
      if (/^\p{Script=Han}/u.test(run))
        words.push(...tagged(run).map(({ word, tag }) => ({ text: word, kind: kindOf(word, tag) })));
      else if (run.startsWith('《')) words.push({ text: run, kind: 'nz' });
      else words.push({ text: run, kind: /^[A-Za-z]/.test(run) ? 'latin' : 'mark' });
  };
  const titles = [...plain.matchAll(/《[^》]*》/gu)].map(({ 0: title, index }) => ({
    from: index,
    to: index + title.length,
  }));
  for (const { from, to, entry } of mentionsIn(plain, lexicon)) {
    if (titles.some(title => title.from < to && from < title.to)) continue;
    plainWords(from);
    words.push({
      text: plain.slice(from, to),
      kind: entry.kind === 'term' || entry.kind === 'technology' ? kindOf(plain.slice(from, to), 'n') : 'name',
    });
    at = to;
  }
  plainWords(plain.length);
  return words.flatMap((word, at) => {
    const [before, after] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? ''];
    if (whole.test(`${before} ${word.text}`)) return [];
    return whole.test(`${word.text} ${after}`) ? [{ text: `${word.text}${after}`, kind: 'vn' }] : [word];
  });
}

/** What the dictionary takes apart. */
const whole = /^(?:占 比|自 研)$/u;

/** Verbs by the dictionary that make nouns of what they stand in. */
const nominal =
  /^(?:智能|服务|投资|融资|合作|研究|训练|推理|计算|管理|应用|开源|生产|制造|设计|开发|教育|科研|存储|通信|传输|控制|感知|决策|规划|运营|运行|部署|出货|销售|营业|经营|建设|采购|收入|支出|消耗|需求|供应|治理|标准|交易|咨询|检测|诊断|识别|预测|生成|编程|分析|处理|搜索|推荐|评测|测试|认证|备案|注册|专利|调用|交付|装机|用电|发电|耗电|办公|物流|配送|运输|就业|毕业|参与|相关|通用|可用|合成|替代|渗透|覆盖|增长|国产|复合|使用|活跃|付费|总|新增|平均|日均|年均|累计|核心|上市|独角兽|试车|工作|学习|代表|负责|人形|可重构|重构|仿真|燃烧|对接|验证|评估|监测|巡检|改造|转型|升级|集成|示范|标注|预训练|移动|联动|保障|安全|监管|创新|驱动|全球|开支|出口|进口|定制|知识)$/u;

/** Nouns by the dictionary that are verbs wherever figures are told. */
const verbal = /^(?:推出|发布|提出|加速|搭载|采用|实现|提供|拥有|推动|构建|形成|打造|开展|完成|面向|聚焦)$/u;

function kindOf(word: string, tag: string): string {
  if (verbal.test(word)) return 'v';
  if (nominal.test(word)) return 'vn';
  return tag;
}

export function isVerb({ kind }: Word): boolean {
  return /^(?:v(?!n)|vd$)/.test(kind);
}

/** 在, 对, 由 and such: what follows is no subject. */
export function isPreposition({ kind }: Word): boolean {
  return kind === 'p';
}

export function isNoun({ kind }: Word): boolean {
  return /^(?:n|vn|an|name|latin|j|l|i|x|s|f$|b$)/.test(kind);
}

/** Whether the words name somebody or something in particular. */
export function namesSomething(words: readonly Word[]): boolean {
  return words.some(({ kind }) => /^(?:name|latin|n[rstz])/.test(kind));
}
