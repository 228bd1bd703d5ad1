import { recordQuestion } from '../../briefing/asked.ts';
import { targetOf } from '../../briefing/target.ts';
import { answerCard } from '../../card/answer.ts';
import type { Card } from '../../card/card.ts';
import { stanceCard } from '../../card/discussion.ts';
import { readItem } from '../../card/item.ts';
import { type Discussion, discussionOf } from '../../discussion/discussions.ts';
import { followUp, speaksOf, subjectOf } from '../../discussion/follow-up.ts';
import { trendOf } from '../../discussion/starter.ts';
import type { Library, Passage } from '../../library/library.ts';
import { overlaps } from '../../library/trends.ts';
import type { LookupResult } from '../../lookup/answer.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';
import { checkedQuestion } from './ask.ts';
import { figures } from './figures.ts';

/** Passages that are shown where nothing answers. */
const nearest = 3;

/** A question asked inside a discussion: what it leaves out is the item under discussion. */
export async function askInside(
  context: ChatContext,
  discussion: Discussion,
  typed: string,
  origin: Origin,
): Promise<Card> {
  const { library, kysely, now } = context;
  const question = checkedQuestion(withoutNames(typed));
  const locale = languageOf(question, origin.locale);
  const subject = subjectOf(discussion.title[locale], library);
  const wanted = followUp(question, subject, library.lexicon());
  const evidence = wanted.kind === 'stance' ? evidenceOn(context, discussion.item, origin.locale) : null;
  if (wanted.kind === 'stance' && evidence) {
    const answered = evidence.some(({ stance }) => wanted.stance === 'both' || stance === wanted.stance);
    await recordQuestion(kysely, targetOf(origin), `${subject} ${question}`, answered, now());
    return stanceCard(discussion.title[origin.locale], evidence, wanted.stance, origin.locale);
  }
  if (wanted.kind === 'figures') return figures(context, subject, 0, origin.locale);
  const asked = wanted.kind === 'ask' ? wanted.question : `${subject} ${question}`;
  const found = context.lookup(asked, origin.locale);
  const result = wanted.kind === 'ask' && wanted.ofItem ? onlyOf(discussion.item, subject, found, library) : found;
  await recordQuestion(kysely, targetOf(origin), asked, result.status === 'answered', now());
  return answerCard(asked, result, null, origin.locale);
}

/** What a command without words is about where it was typed: the item under discussion; empty outside discussions. */
export async function subjectHere({ kysely, library }: ChatContext, origin: Origin): Promise<string> {
  const discussion = await discussionOf(kysely, targetOf(origin), origin.thread);
  return discussion ? subjectOf(discussion.title[origin.locale], library) : '';
}

/** What the library has for and against a trend; null for any other item. */
function evidenceOn({ library, evidence }: ChatContext, key: string, locale: Locale) {
  const item = readItem(key);
  const found = item?.kind === 'trend' ? trendOf(library, item.trend) : null;
  return found && evidence(found.report, found.trend, locale);
}

/** An answer that does not speak of the item is none; the nearest passages that do come first. */
function onlyOf(item: string, subject: string, result: LookupResult, library: Library): LookupResult {
  const speaks = (passage: Passage | null) =>
    passage !== null && (speaksOf(passage, subject, library.lexicon()) || isJudged(passage, item, library));
  if (result.status === 'answered') {
    const [citation] = result.answer.citations;
    if (citation && speaks(library.passage(citation.passageId))) return result;
  }
  // So many that no page has to be turned: on the next one they would be found anew, for the words alone.
  const near = result.passages.filter(speaks).slice(0, nearest);
  const passages = near.length ? near : result.passages.slice(0, nearest);
  return result.status === 'not_found'
    ? { ...result, passages }
    : { status: 'not_found', answer: null, passages, missing: [] };
}

/** Whether our digests say of these lines that they speak for or against the trend. */
function isJudged({ document, lines }: Passage, key: string, library: Library): boolean {
  const item = readItem(key);
  const found = item?.kind === 'trend' ? trendOf(library, item.trend) : null;
  if (!found) return false;
  return library
    .trendEvidence(found.report.document, found.trend.number)
    .some(one => one.document === document && overlaps(one.lines, lines));
}

/** Whom a question is also said to is not what it asks. */
function withoutNames(question: string): string {
  return question.replace(/(?<![\w.-])[@＠][^\s@＠,，:：]+[,，:：]?/gu, ' ').trim() || question;
}

/** Of the words of the question: an item goes by its name in that language. */
function languageOf(question: string, locale: Locale): Locale {
  if (/\p{Script=Han}/u.test(question)) return 'zh';
  return /[a-z]{2}/iu.test(question) ? 'en' : locale;
}
