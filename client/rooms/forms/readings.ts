import type { Field, Opened, Values } from './forms.types.ts';

/** One reading of a form that is filled in several times: its name, and a number for each scale. */
export interface Reading {
  variant: string;
  values: Values;
  finishedAt: string | null;
}

export interface Compared {
  key: string;
  label: Field['label'];
  /** In the order of the readings; undefined where one has none. */
  numbers: (number | undefined)[];
}

/** All readings, oldest first: those that stand beside this one, and this one as it was saved. */
export function readingsIn({ form, answer, beside }: Opened): Reading[] {
  const order = [...form.beside, form.variant];
  return [
    ...beside,
    { variant: form.variant, values: answer.values, finishedAt: answer.finishedAt },
  ].toSorted((one, other) => order.indexOf(one.variant) - order.indexOf(other.variant));
}

export const compared = ({ form }: Opened, readings: readonly Reading[]): Compared[] =>
  form.fields.flatMap(({ type, key, label }) => {
    if (type !== 'scale-1-5' && type !== 'scale-0-10') return [];
    const numbers = readings.map(({ values }) => {
      const number = values[key];
      return typeof number === 'number' ? number : undefined;
    });
    return [{ key, label, numbers }];
  });

/** From the first reading to the last: how many went up, down, or stayed. */
export function movesOf(lines: readonly Compared[]): { up: number; down: number; same: number } {
  const moves = { up: 0, down: 0, same: 0 };
  for (const { numbers } of lines) {
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (first === undefined || last === undefined) continue;
    moves[last > first ? 'up' : last < first ? 'down' : 'same'] += 1;
  }
  return moves;
}
