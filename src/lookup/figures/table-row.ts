import type { Lexicon } from '../../library/lexicon.ts';
import { type Cell, cellsOf } from '../cells.ts';
import { plainText } from '../plain.ts';
import { clausesOf } from './clauses.ts';
import type { Source } from './extract.ts';
import { type Figure, labelOf } from './figure.ts';
import { relative } from './label-words.ts';
import { labelsOf } from './labels.ts';
import { type Period, periodsIn } from './period.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { statusOf } from './status.ts';
import { scales, unitNamed } from './units.ts';

const bareNumber = /^[-−]?\d+(?:,\d{3})*(?:\.\d+)?$/u;
/** Columns of numbers that measure nothing. */
const noMeasure = /序号|编号|排名|名次|年份|日期|时间|代码|版本|页码|^\s*(?:no\.?|rank|#|date|year|version|id)\s*$/iu;

/** The figures of a table row: whose is its first cell, what is the column's head, and the caption stands over both. */
export function rowFigures({ passage, context }: Source, written: number | null, lexicon: Lexicon): readonly Figure[] {
  const [first = '', second] = context.split('\n');
  const row = second ?? first;
  const caption = second === undefined ? '' : first;
  const cells = cellsOf(row);
  const subject = subjectOf(cells);
  return cells.slice(1).flatMap(cell => {
    if (noMeasure.test(cell.header)) return [];
    const found = quantitiesOf(cell.text);
    const own = found.length > 0 ? found : numberIn(cell);
    return own.flatMap((quantity): Figure[] => {
      const at = passage.text.indexOf(quantity.text, Math.max(0, passage.text.indexOf(cell.text)));
      if (at < 0) return [];
      const periods = [cell.text, cell.header, subject, caption].map(text =>
        periodsIn(text).find(({ years }) => years),
      );
      const period = periods.find(one => one !== undefined) ?? null;
      const isLong = cell.text.replace(quantity.text, '').replace(/[^\p{L}]/gu, '').length > 1;
      return [
        {
          passage,
          quote: passage.text,
          text: quantity.text,
          at,
          lines: passage.lines,
          amount: quantity.amount,
          subject,
          metric: (isLong && saidIn(cell.text, found, quantity, lexicon)) || cell.header,
          isUnderHeading: false,
          period: period && placed(period, period === periods[0] ? 'text' : 'heading'),
          status: statusOf(
            plainText(`${caption} ${cell.header}`),
            plainText(cell.text),
            period?.years ?? null,
            written,
          ),
        },
      ];
    });
  });
}

function placed({ text, key, years }: Period, from: Period['from']): Period {
  return { text, key, years, from };
}

/** A bare number has the unit of its column: 市场规模（亿元）. */
function numberIn({ header, text }: Cell): readonly Quantity[] {
  if (!bareNumber.test(text) || /^(?:19|20)\d\d$/.test(text)) return [];
  const inBrackets = /[（(]\s?(?:单位[：:]\s?)?([^）)]*)[）)]/u.exec(plainText(header))?.[1] ?? '';
  const scale = /^(?:万亿|千亿|百亿|十亿|亿|千万|百万|万|千)/u.exec(inBrackets)?.[0] ?? '';
  const unit = unitNamed(inBrackets.slice(scale.length)) ?? { dimension: 'count' as const, base: '', factor: 1 };
  const value = Number(text.replaceAll(',', '')) * (scales[scale] ?? 1) * unit.factor;
  return [{ text, at: 0, to: text.length, amount: { low: value, high: value, unit, bound: 'exact' } }];
}

/** The first cell, with the name beside it: 公司 and 产品. */
function subjectOf([first, second]: readonly Cell[]): string {
  const isName = second !== undefined && naming.test(second.header) && second.text.length <= 24;
  return isName ? `${first?.text ?? ''} ${second.text}`.trim() : (first?.text ?? '');
}

const naming = /产品|型号|机型|模型|名称|系列|\b(?:products?|models?|names?|series)\b/iu;

/** What a long cell says its value is of; empty where it does not say. */
function saidIn(text: string, quantities: readonly Quantity[], quantity: Quantity, lexicon: Lexicon): string {
  const plain = plainText(text);
  const clauses = clausesOf(plain, quantities);
  const clause = clauses.find(one => one.quantities.includes(quantity));
  if (!clause) return '';
  const label = labelsOf(plain, clauses, periodsIn(text), lexicon).label(clause, quantity, '');
  // The row says whose it is, but not what a rise is a rise of.
  return label.metric.length > 2 && !relative.test(label.metric) ? label.metric : labelOf(label);
}
