import type { ModelChooserDocument } from '../../server/rooms/portfolio/document.contract.ts';
import type { Door } from './door.ts';
import { idOf } from './hours-papers.ts';

/** What waits beside the sections of a case that is half written: notes of the course, a chosen model, marked answers. */

const NOTES = [
  {
    place: { module: 'starting-points', step: 'first-success-criterion', box: 'note' },
    section: 'aims',
    text: 'Not fewer complaints. Earlier ones, said to somebody who can still do something.',
  },
  {
    place: { module: 'conversation-models', step: 'goal-too-early', box: 'note' },
    section: 'rationale',
    text: 'Two of the four who left had asked for a talk in their first month. Nobody had an hour.',
    later: 'Three of the four who left had asked for a talk in their first month. Nobody had an hour.',
  },
] as const;

const CHOOSER: ModelChooserDocument = {
  compared: ['peer', 'circle'],
  own: [],
  criteria: [
    { id: 'fit', name: 'Fit with need', weight: 5 },
    { id: 'time', name: 'Time', weight: 4 },
  ],
  options: [
    {
      id: 'nothing',
      name: 'Do nothing',
      scores: { fit: 1, time: 5 },
      verdict: 'It asks nothing of anybody.',
    },
    {
      id: 'peers',
      name: 'Peers across two sites',
      scores: { fit: 4, time: 3 },
      verdict: 'Free in one hour.',
    },
  ],
  chosen: 'peers',
  reasons: 'Whoever asks does not have to ask the person who appraises them.',
};

const PROFILE = { form: 'organisational-context-profile', variant: 'plain', subject: 'own' };

/** Nothing of it is placed: that is for whoever opens the case. */
export async function letThingsWait(door: Door, person: string): Promise<void> {
  for (const [at, { place, section, text, ...more }] of NOTES.entries()) {
    const save = (value: string, revision: number) =>
      door('PUT /api/course/notes/:module/:step/:box', {
        params: place,
        body: { write: idOf(person, 'note', `${at}-${revision}`), revision, value },
      });
    await save(text, 0);
    await door('PUT /api/business-case/sent-notes/:section/:module/:step/:box', {
      params: { section, ...place },
      body: {},
    });
    if ('later' in more) await save(more.later, 1);
  }
  await door('PUT /api/portfolio/model-chooser', {
    params: {},
    body: { write: idOf(person, 'chooser'), revision: 0, value: CHOOSER },
  });
  await door('PUT /api/forms/:form/:variant/:subject', {
    params: PROFILE,
    body: {
      write: idOf(person, 'profile'),
      revision: 0,
      version: 1,
      lang: 'en',
      finish: false,
      values: { mistake_test: 'It is put right the same day, and nobody says how it came about.' },
    },
  });
  await door('PUT /api/forms/:form/:variant/:subject/shared/:item', {
    params: { ...PROFILE, item: 'mistake_test' },
    body: { audience: 'leader' },
  });
}
