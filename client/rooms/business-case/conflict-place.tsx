import type { ComponentChildren } from 'preact';
import type { Choices } from '../../../server/rooms/business-case/case-difference.rule.ts';
import type { Choice } from '../../../server/rooms/business-case/text-difference.rule.ts';
import type { RowsOf } from './case-rows.ts';
import { PlaceChoice } from './conflict-choice.tsx';

export interface Choosing {
  /** Counted from one, in the order of reading. */
  numbers: ReadonlyMap<string, number>;
  choices: Choices;
  choose: (place: string, choice: Choice) => void;
  /** Where each was written. */
  words: Readonly<Record<'one' | 'other', string>>;
  rowsOf: RowsOf;
}

interface OnePlaceProps extends Choosing {
  id: string;
  /** What stands there, in few words. */
  about: string;
  /** Nothing, where this one has nothing there. */
  one: ComponentChildren;
  other: ComponentChildren;
  both?: boolean;
}

/** A place as one is chosen: what each has there, and both where that can be. */
export function OnePlace({
  id,
  about,
  one,
  other,
  both = true,
  numbers,
  choices,
  choose,
  words,
}: OnePlaceProps) {
  return (
    <PlaceChoice
      number={numbers.get(id) ?? 0}
      count={numbers.size}
      about={about}
      sides={{ one: { from: words.one, text: one }, other: { from: words.other, text: other } }}
      both={both && Boolean(one) && Boolean(other)}
      value={choices[id] ?? 'one'}
      choose={(choice) => choose(id, choice)}
    />
  );
}
