import { folded as foldedText } from '../../../server/core/folded.rule.ts';
import { readNumber } from './number-text.ts';
import type { Choice, Column } from './forms.types.ts';

/** A cell that was pasted, made into what its column holds. `undefined`: it does not fit there. */
export function cellOf(column: Column, text: string, choices: readonly Choice[] | undefined): unknown {
  const bare = text.trim();
  if (bare === '') return '';
  switch (column.type) {
    case 'text':
      return bare.replace(/\s+/g, ' ');
    case 'textarea':
      return text;
    case 'number':
      return readNumber(bare);
    case 'date':
      return dayOf(bare);
    case 'checkbox':
      return tickOf(bare);
    case 'scale-1-5':
    case 'scale-0-10':
      return scaleOf(column.type, bare);
    case 'radio':
    case 'select':
      return choices ? keyOf(choices, bare) : bare;
    case 'multiselect':
      return keysOf(choices, bare);
    case 'row':
      return column.many ? keysOf(choices, bare) : choices && keyOf(choices, bare);
    default:
      return undefined;
  }
}

const folded = (text: string): string => foldedText(text).trim();

const keyOf = (choices: readonly Choice[], text: string): string | undefined =>
  choices.find(({ key, label }) => key === text || folded(label) === folded(text))?.key;

function keysOf(choices: readonly Choice[] | undefined, text: string): string[] | undefined {
  const pieces = text.split(/[,;\n]/).flatMap((piece) => piece.trim() || []);
  if (!choices) return pieces;
  const keys = pieces.map((piece) => keyOf(choices, piece));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

const YES = ['x', 'yes', 'si', 'true', 'verdadero', '1', '\u2713', '\u2714'];
const NO = ['no', 'false', 'falso', '0', '-'];

function tickOf(text: string): boolean | undefined {
  if (YES.includes(folded(text))) return true;
  return NO.includes(folded(text)) ? false : undefined;
}

function scaleOf(type: 'scale-1-5' | 'scale-0-10', text: string): number | undefined {
  const number = readNumber(text);
  const [least, most] = type === 'scale-1-5' ? [1, 5] : [0, 10];
  return number !== undefined && Number.isInteger(number) && number >= least && number <= most
    ? number
    : undefined;
}

/** `2026-03-26`, or day first as both languages of the course write it: `26/3/2026`, `26.03.26`. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, firstDay, firstMonth, lastYear] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  const parts = year === undefined ? [century(lastYear), firstMonth, firstDay] : [year, month, day];
  const said = parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
  const at = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(said) ? said : undefined;
}

const century = (year: string | undefined): string | undefined => (year?.length === 2 ? `20${year}` : year);
