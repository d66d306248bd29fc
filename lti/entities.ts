const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};
const LAST_CODE_POINT = 0x10_ffff;

/**
 * A text as it was before it was written for HTML: the entities that PHP's filters make, in one pass, so that what stood
 * there as "&amp;amp;" comes out as "&amp;" and not as "&". Others stay as they are: they are somebody's own signs.
 */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const isSign = code > 0 && code <= LAST_CODE_POINT && !(code >= 0xd8_00 && code <= 0xdf_ff);
      return isSign ? String.fromCodePoint(code) : whole;
    },
  );
}
