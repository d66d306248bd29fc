import type { ListedNote } from './course.types.ts';

type Group = [ListedNote, ...ListedNote[]];

/** Notes by step, in the order of the course; those of steps that it no longer has come last. */
export function byStep(notes: readonly ListedNote[]): Group[] {
  const groups = new Map<string, Group>();
  for (const note of notes) {
    const key = `${note.module}/${note.step}`;
    const known = groups.get(key);
    if (known) known.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()].toSorted(([one], [other]) => placeOf(one) - placeOf(other));
}

/** Of `10.2`; no module has a hundred steps. */
function placeOf({ number }: ListedNote): number {
  const [module = 0, step = 0] = number.split('.').map(Number);
  return number === '' ? Infinity : module * 100 + step;
}

/** All of it as plain text, for a file that any program opens. */
export function notesAsText(
  title: string,
  notes: readonly ListedNote[],
  moment: (instant: string) => string,
): string {
  const parts = byStep(notes).map((group) => {
    const [{ number, title: step }] = group;
    const texts = group.map(({ question, text, savedAt }) =>
      [...(question ? [question] : []), text, moment(savedAt)].join('\n'),
    );
    return [`${number} ${step}`.trim(), ...texts].join('\n\n');
  });
  return `${[title, ...parts].join('\n\n\n')}\n`;
}
