import { z } from 'zod';
import { endpoint, instant, slugParam } from '../../core/endpoint.contract.ts';

/** What its author did with a note in the section: nothing yet, took its words, or put it aside. */
const NOTE_STATES = ['waiting', 'placed', 'aside'] as const;
const state = z.enum(NOTE_STATES);
export type NoteState = z.output<typeof state>;

const step = z.strictObject({ module: slugParam, step: slugParam });
/** Where two entries of a person wrote in one box, the second is `box@entry`. */
const box = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}(@[A-Za-z0-9_-]{1,64})?$/);
const place = step.extend({ box });
const sent = place.extend({ section: slugParam });

const bothLanguages = z.strictObject({ en: z.string(), es: z.string() });

export const sentNotes = endpoint('GET /api/business-case/sent-notes', {
  permission: 'learner',
  summary: 'Private notes that one has sent to sections of one’s own business case, oldest first.',
  answer: z.strictObject({
    notes: z.array(
      z.strictObject({
        section: z.string(),
        module: z.string(),
        step: z.string(),
        box: z.string(),
        number: z.string(),
        title: z.string(),
        /** What the box asks; null for the free note of a step. */
        question: z.string().nullable(),
        /** As it was sent. */
        text: z.string(),
        sentAt: instant,
        state,
        /** What the note says by now, where that is something else; null where it is not, or where nothing is left of it. */
        newText: z.string().nullable(),
      }),
    ),
  }),
});

export const whereNotesGo = endpoint('GET /api/business-case/sent-notes/:module/:step', {
  permission: 'learner',
  summary:
    'Sections that a note of a step can be sent to, those that the step is about first, and where notes of it went.',
  params: step,
  answer: z.strictObject({
    sections: z.array(z.strictObject({ slug: z.string(), title: bothLanguages, own: z.boolean() })),
    sent: z.array(z.strictObject({ box: z.string(), section: z.string(), state })),
  }),
});

export const sendNote = endpoint('PUT /api/business-case/sent-notes/:section/:module/:step/:box', {
  permission: 'learner',
  summary:
    'Sends a private note to a section as it stands by now. Once for the same words; with other ones it waits again.',
  rate: 'write',
  params: sent,
  answer: z.strictObject({ state }),
});

export const moveNote = endpoint('PUT /api/business-case/sent-notes/:section/:module/:step/:box/state', {
  permission: 'learner',
  summary:
    'Says what was done with a note in a section: its words were taken, or it was put aside, or it waits again.',
  rate: 'write',
  params: sent,
  body: z.strictObject({ state }),
  answer: z.strictObject({ state }),
});

export const takeNoteBack = endpoint('DELETE /api/business-case/sent-notes/:section/:module/:step/:box', {
  permission: 'learner',
  summary: 'Sends a note back: it is in the section no more, and in the course as it was.',
  rate: 'write',
  params: sent,
  answer: z.strictObject({}),
});
