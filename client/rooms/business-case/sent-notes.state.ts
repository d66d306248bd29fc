import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';

type SentNotes = Answer<'GET /api/business-case/sent-notes'>;
export type SentNote = SentNotes['notes'][number];
export type WhereNotesGo = Answer<'GET /api/business-case/sent-notes/:module/:step'>;

/** A note, where it was written and where it goes. */
export interface Sent {
  section: string;
  module: string;
  step: string;
  box: string;
}

const asked = () => query('business-case/sent-notes', () => call('GET /api/business-case/sent-notes'));

/** Notes that were sent to any section of the case. */
export const sentNotes = (): Data<SentNotes> => asked();

type Step = Pick<Sent, 'module' | 'step'>;
const askedOf = ({ module, step }: Step) =>
  query(`business-case/sent-notes/${module}/${step}`, () =>
    call('GET /api/business-case/sent-notes/:module/:step', { params: { module, step } }),
  );

/** Where notes of a step can go, and where they went. */
export const whereNotesGo = (step: Step): Data<WhereNotesGo> => askedOf(step);

/** Sends it as it stands by now; a note that was sent before is there once, with its new words. */
export async function sendNote(sent: Sent): Promise<void> {
  await call('PUT /api/business-case/sent-notes/:section/:module/:step/:box', { params: paramsOf(sent) });
  again(sent);
}

export async function moveNote(sent: Sent, state: SentNote['state']): Promise<void> {
  await call('PUT /api/business-case/sent-notes/:section/:module/:step/:box/state', {
    params: paramsOf(sent),
    body: { state },
  });
  again(sent);
}

export async function takeNoteBack(sent: Sent): Promise<void> {
  await call('DELETE /api/business-case/sent-notes/:section/:module/:step/:box', { params: paramsOf(sent) });
  again(sent);
}

const paramsOf = ({ section, module, step, box }: Sent) => ({ section, module, step, box });

/** The list that the page shows is asked for at once. */
function again(sent: Step): void {
  asked().invalidate();
  askedOf(sent).invalidate();
}
