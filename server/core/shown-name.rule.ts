/** The longest name shown whole. The longest real ones are far shorter; a page breaks on the rest. */
const LONGEST = 80;
const ELLIPSIS = '…';

/** Controls, format signs (direction marks, zero-width ones), surrogates without a partner and signs for private use. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** Joiners write emoji and several scripts, so they stay between two visible signs. */
const JOINED = /(?<=[\p{L}\p{M}\p{S}])[\u200c\u200d](?=[\p{L}\p{M}\p{S}])/gu;
/** Letters by their class that no font draws: Hangul fillers, the empty Braille cell, combining grapheme joiner. */
const BLANK = /\u115f|\u1160|\u3164|\uffa0|\u2800|\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]/gu;
const KEPT = '\ue000';

/** Letters of western Europe, each one sign, composed, and never joined to the next: nothing below would change them. */
const PLAIN = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name that a person or a platform wrote, as it may be shown: composed, without controls and invisible signs, spaces
 * single, cut between two graphemes. Null when no visible sign is left: that is no name. Every name passes here before
 * it leaves the server.
 */
export function shownName(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  // Every launch passes here, and dividing a text into its signs is slow.
  if (raw.length <= LONGEST && PLAIN.test(raw)) return raw;
  // Far beyond what is kept: nobody makes us segment a megabyte.
  const composed = raw.slice(0, 4000).normalize('NFC');
  const joiners: string[] = [];
  const held = composed.replaceAll(KEPT, '').replace(JOINED, (joiner) => {
    joiners.push(joiner);
    return KEPT;
  });
  const seen = held
    .replace(/\s/gu, ' ')
    .replace(UNSEEN, (sign) => (sign === KEPT ? (joiners.shift() ?? '') : ''));
  const text = seen.replace(/ {2,}/g, ' ').trim();
  return /[^\s\p{M}\p{Cf}]/u.test(text.replace(BLANK, '')) ? cut(text) : null;
}

function cut(text: string): string {
  const signs = [...graphemes.segment(text)].map(({ segment }) => segment);
  // A letter may carry hundreds of marks and still be one grapheme; eight are more than any script has.
  const plain = signs.map((sign) =>
    Array.from(sign)
      .slice(0, 8 + Number(sign.includes('\u200d')) * 8)
      .join(''),
  );
  if (plain.length <= LONGEST) return plain.join('');
  return `${plain
    .slice(0, LONGEST - 1)
    .join('')
    .trimEnd()}${ELLIPSIS}`;
}

/** What makes two names look the same to a reader: their letters, whatever their case, accents and width. */
export const nameKey = (name: string | null): string | null =>
  name === null ? null : name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');

/** A name that somebody else in the run has too carries its bearer's number there. */
export const numberedName = (name: string | null, number: number, shared: boolean): string | null =>
  name === null || !shared ? name : `${name} (${number})`;
