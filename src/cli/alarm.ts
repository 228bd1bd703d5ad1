import type { Logger } from 'pino';
import { type Trouble, tooLate } from '../briefing/outbox.ts';
import type { Sender } from '../briefing/sender.ts';
import { idIn, senderTo } from '../briefing/target.ts';
import type { Card } from '../card/card.ts';
import { type Locale, wordsOf } from '../words/index.ts';

export interface AlarmOptions {
  readonly senders: readonly Sender[];
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly locale: Locale;
  readonly log: Pick<Logger, 'warn'>;
  readonly report: (error: unknown) => void;
}

/** Tells the log and, where their platform is connected, the admins that a delivery needs somebody's attention. */
export function createAlarm({ senders, admins, locale, log, report }: AlarmOptions): (trouble: Trouble) => void {
  return trouble => {
    const { briefing, slot, target, reason } = trouble;
    log.warn({ briefing, slot, target, reason }, sentenceOf(trouble, locale));
    const cards = { zh: cardOf(trouble, 'zh'), en: cardOf(trouble, 'en') };
    for (const admin of admins) {
      const sender = senderTo(senders, admin);
      if (!sender?.ready()) continue;
      sender.tell?.(idIn(admin), cards).catch(report);
    }
  };
}

function sentenceOf(trouble: Trouble, locale: Locale): string {
  const words = wordsOf(locale).operator.trouble;
  if (trouble.reason === tooLate) return words.tooLate(trouble);
  return words[trouble.kind](trouble);
}

function cardOf(trouble: Trouble, locale: Locale): Card {
  const text = sentenceOf(trouble, locale);
  return { locale, summary: text, elements: [{ kind: 'text', text }] };
}
