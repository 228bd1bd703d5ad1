import type { LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import type { Digest, DigestParagraph } from './digest.ts';

export type Stance = 'for' | 'against';

/** What a digest says of a trend of another document's report, with the lines it rests on. */
export interface DraftEvidence {
  /** The file name of the report's document. */
  readonly report: string;
  readonly trend: number;
  readonly stance: Stance;
  readonly lines: readonly LineRange[];
  readonly text: Record<Locale, string>;
}

/** `## 印证趋势 3`, `## Against trend 3`: in a digest whose front matter says in `trends` of which report. */
const heading = /^(?<stance>印证|质疑|For|Against)\s*(?:趋势|trend)\s*(?<number>\d{1,3})$/iu;

/** Whether a paragraph stands under such a heading: it judges, and is no restatement to be found or attached. */
export function isEvidence(paragraph: Pick<DigestParagraph, 'heading'>): boolean {
  return paragraph.heading.some(text => heading.test(text));
}

/** The judged evidence of the digests of one source; files in two languages pair up by position. */
export function evidenceOf(digests: readonly Digest[]): readonly DraftEvidence[] {
  return digests
    .filter(digest => digest.locale === 'zh' && digest.trends !== null)
    .flatMap(zh => {
      const en = digests.find(other => other.locale === 'en' && other.file === zh.file);
      return zh.paragraphs.flatMap((paragraph, at): DraftEvidence[] => {
        const found = paragraph.heading.map(text => heading.exec(text)?.groups).find(groups => groups);
        if (!found || zh.trends === null) return [];
        return [
          {
            report: zh.trends,
            trend: Number(found.number),
            stance: /^(?:印证|for)$/iu.test(found.stance ?? '') ? 'for' : 'against',
            lines: paragraph.lines,
            text: { zh: paragraph.text, en: en?.paragraphs[at]?.text ?? paragraph.text },
          },
        ];
      });
    });
}
