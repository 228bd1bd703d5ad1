import { type Cell, cellsOf } from '../cells.ts';
import { plainText } from '../plain.ts';
import type { Source } from './extract.ts';
import type { Figure } from './figure.ts';
import { type Period, periodsIn } from './period.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { statusOf } from './status.ts';
import { scales, unitNamed } from './units.ts';

const bareNumber = /^[-−]?\d+(?:,\d{3})*(?:\.\d+)?$/u;
/** Columns of numbers that measure nothing. */
const noMeasure = /序号|编号|排名|名次|年份|日期|时间|代码|版本|页码|^\s*(?:no\.?|rank|#|date|year|version|id)\s*$/iu;

/** The figures of a table row: whose is its first cell, what is the column's head, and the caption stands over both. */
export function rowFigures({ passage, context }: Source, written: number | null): readonly Figure[] {
  const [first = '', second] = context.split('\n');
  const row = second ?? first;
  const caption = second === undefined ? '' : first;
  const cells = cellsOf(row);
  const subject = cells[0]?.text ?? '';
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
      const isLong = cell.text.length > quantity.text.length + 4;
      return [
        {
          passage,
          quote: passage.text,
          text: quantity.text,
          at,
          lines: passage.lines,
          amount: quantity.amount,
          subject,
          metric: isLong
            ? `${cell.header}${/\p{Script=Han}/u.test(cell.header) ? '：' : ': '}${around(cell.text, quantity)}`
            : cell.header,
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

/** The clause of a long cell in which the value stands, with the value left out. */
function around(text: string, { at, to }: Quantity): string {
  const from = Math.max(...['，', '。', '；', ', ', '; ', '、'].map(mark => text.lastIndexOf(mark, at - 1) + 1));
  const ends = ['，', '。', '；', ', ', '; ', '、'].map(mark => text.indexOf(mark, to)).filter(end => end >= 0);
  const end = ends.length > 0 ? Math.min(...ends) : text.length;
  return `${text.slice(from, at)}${text.slice(to, end)}`.trim().slice(0, 40);
}
