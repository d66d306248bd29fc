import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

const VERSION = 'the-version';
let author = '';

/** A draft and what was kept of it, as their author, and nobody else, is answered them. */
export const shownOfCase: Record<string, Shown> = {
  'case.draftHead': {
    owner: 'tom',
    path: () => '/api/business-case',
    things: ({ head }: { head: Thing }) => (head['savedAt'] ? [head] : []),
  },
  'case.draftSection': {
    owner: 'tom',
    path: () => '/api/business-case',
    things: ({ sections }: { sections: Thing[] }) => sections,
  },
  'version.keptLine': {
    owner: 'tom',
    path: () => '/api/business-case/versions',
    things: ({ versions }: { versions: Thing[] }) => versions,
  },
  'chosen-model.chosenModel': {
    owner: 'tom',
    path: () => '/api/business-case/chosen-model',
    things: ({ chosen }: { chosen: Thing | null }) => (chosen ? [chosen] : []),
  },
  'standards.standardsCheck': {
    owner: 'tom',
    path: () => '/api/business-case/standards',
    things: ({ check }: { check: Thing }) => (check['savedAt'] ? [check] : []),
  },
  'sent-note.sentNote': {
    owner: 'tom',
    path: () => '/api/business-case/sent-notes',
    things: ({ notes }: { notes: Thing[] }) => notes,
  },
  'leader-link.linkOfLearner': {
    owner: undefined,
    path: () => `/api/business-case/links/of/${author}?lang=en`,
    things: ({ links }: { links: Thing[] }) => links,
  },
  'leader-link.leaderLink': {
    owner: 'tom',
    path: () => '/api/business-case/links?lang=en',
    things: ({ links }: { links: Thing[] }) => links,
  },
  'version.keptVersion': {
    owner: 'tom',
    path: () => `/api/business-case/versions/${VERSION}`,
    things: (answer: Thing) => [answer],
  },
};

export async function writeEveryFieldOfCase(kit: GradeKit, { token, me }: Entered): Promise<void> {
  author = me.id;
  const put = (path: string, body?: unknown) =>
    kit.tool.call('PUT', `/api/business-case/${path}`, { token, ...(body === undefined ? {} : { body }) });
  const value = { title: 'On Side', kind: null, currency: 'GBP', taken: [], reasons: {} };
  await put('head', { write: hex(), revision: 0, value });
  await put('sections/context', { write: hex(), revision: 0, value: { text: null, tables: {} } });
  await put('sections/context/checked');
  const chooser = {
    compared: [],
    own: [{ id: 'own-1', name: 'Circle', cells: {}, parents: 'Peers', left: '', sign: '' }],
    criteria: [{ id: 'fit', name: 'Fit', weight: 5 }],
    options: [{ id: 'a', name: 'Circle', scores: { fit: 4 }, verdict: '' }],
    chosen: 'a',
    reasons: 'For me alone',
  };
  const write = { write: hex(), revision: 0, value: chooser };
  await kit.tool.call('PUT', '/api/portfolio/model-chooser', { token, body: write });
  await put('standards', { write: hex(), revision: 0, value: { marks: { ethics: { mark: 50, note: '' } } } });
  const note = 'business-case-persuade/set-without-us/missed';
  await put(`sent-notes/context/${note}`);
  // What the note says by now is something else.
  const changed = { write: hex(), revision: 1, value: 'For me alone, still' };
  await kit.tool.call('PUT', `/api/course/notes/${note}`, { token, body: changed });
  await kit.tool.call('POST', '/api/business-case/moments', {
    token,
    body: { write: hex(), name: 'For me alone', leftOut: null },
  });
  const versions = kit.tool.database.connection.collection<{ _id: string; tenant: string; run: string }>(
    'caseVersions',
  );
  const kept = await versions.findOne({ person: me.id } as never);
  await versions.insertOne({ ...kept, _id: VERSION, key: VERSION, made: 'submitted', number: 1 } as never);
  await answerLink(kit, { tenant: kept?.tenant, run: kept?.run, person: me.id });
}

/** A reader has answered, and trainers may read it. */
async function answerLink(kit: GradeKit, whose: object): Promise<void> {
  const now = new Date();
  const answered = {
    ...whose,
    _id: 'the-link',
    hash: 'of-the-link',
    version: VERSION,
    number: 1,
    sections: ['context'],
    reader: 'Vice-principal',
    madeAt: now,
    until: now,
    closed: { at: now, how: 'sent' },
    values: { strongest: 'For me alone' },
    revision: 1,
    savedAt: now,
    kept: '',
    pending: null,
    sharedAt: now,
    from: null,
  };
  await kit.tool.database.connection.collection('leaderLinks').insertOne(answered as never);
}
