const digits = '零一二三四五六七八九';

/** The number that a person gives an item: `3`, `３`, `#3`, `三`, `第十二条`, `trend 3`; null when it is not a number alone. */
export function readOrdinal(input: string): number | null {
  const text = input
    .normalize('NFKC')
    .trim()
    .replace(/^(?:#|no\.?\s*|第|trend\s*)/iu, '')
    .replace(/\s*(?:条|項|项|个|号|趋势|\.|、)*$/u, '');
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const match = /^(?<tens>[一二三四五六七八九]?)(?<ten>十?)(?<ones>[一二三四五六七八九]?)$/u.exec(text)?.groups;
  if (!match || !text) return null;
  if (!match.ten) return match.ones && match.tens ? null : digits.indexOf(match.tens || match.ones || '');
  return (match.tens ? digits.indexOf(match.tens) : 1) * 10 + (match.ones ? digits.indexOf(match.ones) : 0);
}
