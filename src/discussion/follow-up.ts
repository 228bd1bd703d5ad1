import { foldQuestion } from '../library/fold.ts';
import type { Lexicon } from '../library/lexicon.ts';
import type { Library, Passage } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import { expansion } from '../lookup/expand.ts';
import { understand } from '../lookup/query.ts';

/** What a question asked inside a discussion wants to know of its item. */
export type FollowUp =
  | { readonly kind: 'stance'; readonly stance: 'for' | 'against' | 'both' }
  | { readonly kind: 'figures' }
  /** A question for the library. `ofItem`: it is complete with its item only, so an answer must speak of that. */
  | { readonly kind: 'ask'; readonly question: string; readonly ofItem: boolean };

const against =
  /反对|不同意|不赞同|不支持|质疑|存疑|怀疑|反方|反驳|相反|反面|反例|矛盾|不成立|站不住|漏洞|异议|唱反调|\b(?:disagree\w*|against|contradict\w*|doubt\w*|oppos\w*|objections?|objects|counter\w*|critic\w*|s[ck]eptic\w*|refut\w*|disput\w*|other side)\b/giu;
const inFavour =
  /支持|赞成|赞同|同意|印证|佐证|正方|\b(?:support\w*|agree\w*|in favou?r|confirm\w*|backs?|backed)\b/giu;
const evidence =
  /证据|依据|根据|证明|正反|利弊|正面|两方面|\b(?:evidence|proof|proves?|basis|pros|cons|both sides)\b/giu;
const figures = /数据|数字|数值|统计|\b(?:figures?|numbers?|data|statistics|stats)\b/giu;

/** Words that say how the question hangs on what was said before. */
const hanging =
  /^(?:那么?|还有|以及|and\b|but\b|so\b|what about\b|how about\b)|呢\s*[?？]?$|它|这[个条项种些]?|该(?:趋势|技术|行业|领域)|\b(?:it|its|this|that|these|they|their|them)\b/iu;
/** Words that are in any question, and make none specific. */
const general =
  /公司|企业|机构|厂商|国家|地方|观点|看法|意见|影响|风险|原因|例子|案例|进展|情况|来源|出处|作者|文档|报告|资料|结论|趋势|问题|\b(?:compan(?:y|ies)|firms?|countr(?:y|ies)|documents?|reports?|sources?|authors?|people|examples?|cases?|risks?|reasons?|says?|said|thinks?|there)\b/giu;

/** A word that carries less says nothing about what is asked. */
const content = 0.7;
/** From here on it is a noun or a name. */
const noun = 1;
/** A name in more than this share of the passages stands for the whole field. */
const everywhere = 0.2;
/** … where there are enough passages to tell. */
const enough = 50;

/**
 * @param subject what the item is about, in the question's language: see `subjectOf`
 */
export function followUp(question: string, subject: string, lexicon: Lexicon): FollowUp {
  const opposed = isMatch(question, against);
  const rest = question.replace(against, ' ').replace(inFavour, ' ').replace(evidence, ' ');
  if (rest !== question && !contentOf(rest, lexicon).length) {
    const favoured = isMatch(question.replace(against, ' '), inFavour);
    if (opposed === favoured) return { kind: 'stance', stance: 'both' };
    return { kind: 'stance', stance: opposed ? 'against' : 'for' };
  }
  if (isMatch(question, figures) && !contentOf(question.replace(figures, ' '), lexicon).length) {
    return { kind: 'figures' };
  }
  const terms = contentOf(question, lexicon);
  const hasName = terms.some(({ kind }) => kind === 'name');
  const isWhole = !hanging.test(question.trim()) && (terms.length >= 3 || (terms.length === 2 && hasName));
  return isWhole
    ? { kind: 'ask', question, ofItem: false }
    : { kind: 'ask', question: `${subject} ${question}`, ofItem: true };
}

/** Whether a passage speaks of something, by any of its names, in its own words or ours, or stands below a heading that does. */
export function speaksOf(passage: Passage, subject: string, lexicon: Lexicon): boolean {
  const folded = foldQuestion(subject);
  const names = expansion(lexicon)
    .names(folded)
    .filter(({ from, to }) => to - from === folded.length)
    .flatMap(({ others }) => others);
  const { text, heading, articleTitle, summaries } = passage;
  const all = foldQuestion([text, ...heading, articleTitle, ...Object.values(summaries)].join('\n'));
  return [folded, ...names].some(name => all.includes(name));
}

/** Where names are known, and how often they stand. */
export type Names = Pick<Library, 'lexicon' | 'frequency' | 'size'>;

/**
 * What to ask the library about when somebody asks about an item: what the lexicon knows in its title; else the title's first
 * noun, since its whole wording is found in its own report alone.
 */
export function subjectOf(title: string, library: Names): string {
  const known = knownSubject(title, library);
  const plain = withoutNumber(title);
  if (known !== null || !/\p{Script=Han}/u.test(plain)) return known ?? plain;
  const nouns = contentOf(plain, library.lexicon()).filter(({ weight }) => weight >= noun);
  return nouns.find(({ text }) => !isEverywhere(text, library))?.text ?? plain;
}

/**
 * The first thing in a title that the lexicon knows, long names before short ones; null where it knows none that stands out: a
 * name that is everywhere, as AI is, says nothing.
 */
export function knownSubject(title: string, library: Names): string | null {
  const named = expansion(library.lexicon())
    .names(foldQuestion(withoutNumber(title)))
    .map(({ text }) => text.trim())
    .filter(text => !isEverywhere(text, library));
  return named.find(text => [...text].length > 2) ?? named[0] ?? null;
}

function isEverywhere(text: string, library: Names): boolean {
  const size = library.size();
  const rarest = Math.min(...tokensOf(text).map(token => library.frequency(token)));
  return size >= enough && rarest > everywhere * size;
}

function withoutNumber(title: string): string {
  return title.replace(/^(?:趋势|Trend)\s*\d+\s*·\s*/iu, '');
}

function contentOf(question: string, lexicon: Lexicon) {
  const { terms } = understand(question.replace(general, ' '), expansion(lexicon));
  return terms.filter(
    ({ kind, weight }) => kind !== 'pair' && kind !== 'number' && kind !== 'year' && weight >= content,
  );
}

function isMatch(text: string, pattern: RegExp): boolean {
  return text.search(pattern) >= 0;
}
