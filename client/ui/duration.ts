/**
 * What people write for a stretch of time, as whole minutes: 1:30, 1.5, 1,5, 90m, 90 min, 1h30, "1 h 30", 2h, 45.
 * A bare whole number is hours up to eight and minutes above: nobody meets for five minutes, and nobody for ten hours.
 * The field says beside the box what was understood, so a guess is never silent. Undefined: not a stretch of time.
 */
export function readDuration(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, '')
    .replace(',', '.');
  const minutes = hoursAndMinutes(plain) ?? hoursAlone(plain) ?? minutesAlone(plain) ?? bareNumber(plain);
  return minutes !== undefined && minutes > 0 && minutes <= LONGEST ? minutes : undefined;
}

const LONGEST = 99 * 60;
const LAST_BARE_HOUR = 8;
const HOURS = String.raw`(?:h|hrs?|hours?|horas?)\.?`;
const MINUTES = String.raw`(?:m|mins?|minutes?|minutos?|['’′])\.?`;

/** 1:30, 1h30, 1h30m. Minutes have two figures or a unit, and are fewer than sixty. */
function hoursAndMinutes(text: string): number | undefined {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const words = new RegExp(`^(\\d{1,2})${HOURS}(?:y|and)?([0-5]?\\d)(?:${MINUTES})?$`).exec(text);
  const found = clock ?? words;
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

function hoursAlone(text: string): number | undefined {
  const found = new RegExp(`^(\\d{1,2}(?:\\.\\d{1,2})?|\\.\\d{1,2})${HOURS}$`).exec(text);
  return found ? Math.round(Number(found[1]) * 60) : undefined;
}

function minutesAlone(text: string): number | undefined {
  const found = new RegExp(`^(\\d{1,4})${MINUTES}$`).exec(text);
  return found ? Number(found[1]) : undefined;
}

/** With a decimal part it can only be hours. */
function bareNumber(text: string): number | undefined {
  if (/^(\d{1,2}\.\d{1,2}|\.\d{1,2})$/.test(text)) return Math.round(Number(text) * 60);
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= LAST_BARE_HOUR ? number * 60 : number;
}

/** How minutes are written back into the box: `1:30`, which both languages read. */
export const writeDuration = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
