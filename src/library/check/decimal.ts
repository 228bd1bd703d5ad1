/**
 * Exact decimals for comparing figures: a whole mantissa without trailing zeros and a power of ten. `1.75` shifted by
 * 12 and `17500` shifted by 8 are both `175e10`; nothing is ever rounded.
 */
export function decimal(digits: string, shift = 0): string {
  const [whole = '', ...decimals] = digits.replaceAll(',', '').split('.');
  const fraction = decimals.join('');
  const mantissa = `${whole}${fraction}`.replace(/^0+/, '');
  if (mantissa === '') return '0e0';
  const bare = mantissa.replace(/0+$/, '');
  return `${bare}e${shift - fraction.length + mantissa.length - bare.length}`;
}

export function percentage(digits: string, shift = 0): string {
  return `${decimal(digits, shift)}%`;
}

export function fraction(numerator: bigint, denominator: bigint): string {
  return `${numerator}/${denominator}`;
}
