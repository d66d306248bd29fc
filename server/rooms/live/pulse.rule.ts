/** Four questions at the end of a session, without a name. */
export interface PulseAnswer {
  /** It was worth the time, 1 to 5. */
  worth: number;
  learned: string;
  use: string;
  change: string;
}

/** C7: fewer answers would say whose they are. */
export const FEWEST_ANSWERS = 5;
const MOST = 5;

/** What all say together; null while too few have answered (C7). Texts by the alphabet: their order tells nothing. */
export function pulseResults(answers: readonly PulseAnswer[]) {
  if (answers.length < FEWEST_ANSWERS) return null;
  const worth = Array.from({ length: MOST }, (_, at) => answers.filter((one) => one.worth === at + 1).length);
  const texts = (field: 'learned' | 'use' | 'change') =>
    answers
      .map((one) => one[field].trim())
      .filter((text) => text !== '')
      .toSorted((one, other) => one.localeCompare(other));
  return { worth, learned: texts('learned'), use: texts('use'), change: texts('change') };
}
