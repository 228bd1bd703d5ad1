import type { Lexicon } from '../../library/lexicon.ts';
import type { Clause } from './clauses.ts';
import { englishLabel, englishTopic } from './english.ts';
import { withoutPeriods } from './english-phrase.ts';
import { type Label, Sentence } from './label.ts';
import type { periodsIn } from './period.ts';
import type { Quantity } from './quantities.ts';

/** What a sentence says its values are of. */
export interface Labels {
  readonly isHan: boolean;
  /** Whose the sentence is; empty where it does not say. */
  readonly topic: () => string;
  /** @param before whose the sentence before was, for one that goes on about it */
  readonly label: (clause: Clause, quantity: Quantity, before: string) => Label;
}

/** The labels of a sentence of either language. */
export function labelsOf(
  plain: string,
  clauses: readonly Clause[],
  periods: ReturnType<typeof periodsIn>,
  lexicon: Lexicon,
): Labels {
  if (!isChinese(plain)) {
    const english = { plain, text: withoutPeriods(plain, periods), clauses };
    return {
      isHan: false,
      topic: () => englishTopic(english),
      label: (clause, quantity, before) => englishLabel(english, clause, quantity, before),
    };
  }
  const sentence = new Sentence(plain, clauses, periods, lexicon);
  return {
    isHan: true,
    topic: () => sentence.topic(),
    label: (clause, quantity, before) => sentence.label(clause, quantity, before),
  };
}

/** A few Chinese names in brackets do not make an English sentence Chinese. */
function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]{2,}/giu)?.length ?? 0;
  return han > latin;
}
