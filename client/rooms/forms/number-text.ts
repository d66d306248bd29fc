/**
 * A number as people write it: `1,250.50`, `1.250,50`, `1 250`, `-2`. Undefined where it is none. The last of two kinds of
 * marks is the decimal one; a lone mark before exactly three digits parts thousands, whatever the language.
 */
export function readNumber(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^\u2212/, '-')
    .replace(/^[$€£]|[%$€£]$/g, '');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return undefined;
  const marks = [...bare.matchAll(/[.,]/g)].map((found) => found[0]);
  const decimal = decimalMark(bare, marks);
  const whole = decimal === undefined ? bare : bare.slice(0, bare.lastIndexOf(decimal));
  const rest = decimal === undefined ? '' : bare.slice(bare.lastIndexOf(decimal) + 1);
  if (!/^[+-]?(\d+|\d{1,3}([.,]\d{3})+)?$/.test(whole) || !/^\d*$/.test(rest)) return undefined;
  return Number(`${whole.replace(/[.,]/g, '') || '0'}.${rest || '0'}`);
}

function decimalMark(text: string, marks: readonly string[]): string | undefined {
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  if (new Set(marks).size > 1) return last;
  if (marks.length > 1) return undefined;
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? undefined : last;
}
