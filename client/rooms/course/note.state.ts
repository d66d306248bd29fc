import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import type { ListedNote, StepName } from './course.types.ts';

export type StepNotes = Answer<'GET /api/course/notes/:module/:step'>;

/** The box of a step that asks nothing. */
export const FREE_NOTE = 'note';

/** A note's name on this device; `sendNote` reads its address from it. */
export const noteThing = ({ module, step }: StepName, box: string) => `course/notes/${module}/${step}/${box}`;

export const stepNotes = ({ module, step }: StepName): Data<StepNotes> =>
  query(`course/notes/${module}/${step}`, () =>
    call('GET /api/course/notes/:module/:step', { params: { module, step } }),
  );

export const sendNote: Sender = async ({ thing, body }) => {
  const [, , module = '', step = '', box = ''] = thing.split('/');
  const answer = await call('PUT /api/course/notes/:module/:step/:box', {
    params: { module, step, box },
    body: body as { write: string; revision: number; value: string },
  });
  askedNotes().invalidate();
  return answer;
};

const askedNotes = () => query('course/notes', allNotes);

/** All notes, newest first. They are searched here, so that nothing of them goes into a question to the server. */
export const ownNotes = (): Data<ListedNote[]> => askedNotes();

async function allNotes(): Promise<ListedNote[]> {
  const all: ListedNote[] = [];
  let after: string | undefined;
  do {
    const { notes, next } = await call('GET /api/course/notes', { query: { after } });
    all.push(...notes);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}

export const notesToTake = () => call('GET /api/course/notes/export');
