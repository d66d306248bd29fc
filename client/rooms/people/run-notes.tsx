import { type LatePart, useLate } from '../../shell/late.ts';

const notes: LatePart<object> = {
  words: ['run-notes'],
  load: async () => (await import('./run-notes-parts.tsx')).Notes,
};
const provisional: LatePart<object> = {
  words: ['run-notes'],
  load: async () => (await import('./run-notes-parts.tsx')).Provisional,
};

/** What a learner may count on, at the foot of a page. */
export function RunNotes() {
  const Notes = useLate(notes);
  return Notes ? <Notes /> : null;
}

/** "Dates to be confirmed", beside dates that are not sure yet. */
export function Provisional() {
  const Chip = useLate(provisional);
  return Chip ? <Chip /> : null;
}
