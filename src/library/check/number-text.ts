/** Full-width digits, letters and signs, and the radicals that PDF tools print for Han numerals. */
const compatibility = /[\uFF05\uFF0D\uFF0E\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u2E80-\u2FDF]/g;

const simplified: Record<string, string> = {
  萬: '万',
  億: '亿',
  兩: '两',
  個: '个',
  點: '点',
  餘: '余',
  幾: '几',
  數: '数',
  紀: '纪',
  過: '过',
  雙: '双',
  時: '时',
};
const traditional = new RegExp(`[${Object.keys(simplified).join('')}]`, 'g');

/**
 * The text as the number readers expect it, of the same length. Full-width commas stay: `2025，300` is two numbers.
 */
export function numberText(text: string): string {
  return text
    .replace(compatibility, character => character.normalize('NFKC').slice(0, 1))
    .replace(traditional, character => simplified[character] ?? character)
    .replace(/[\u00A0\u2002-\u200B\u202F\u3000\t]/g, ' ');
}
