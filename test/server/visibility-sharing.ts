import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

const COHORT = 'the-cohorts';
const TRAINERS = 'the-trainers';
const COPY = 'the-copy';

/** What Tom shares with his cohort and with his trainers, what came of it, and a copy that he took himself. */
export const shownOfSharing = (tom: () => string): Record<string, Shown> => ({
  ...shared(tom),
  ...copied,
});

const shared = (tom: () => string): Record<string, Shown> => ({
  'sharing.cohortLine': {
    owner: 'tom',
    path: () => '/api/sharing/cohort?kind=section',
    things: ({ items }: { items: Thing[] }) => items,
  },
  'sharing.cohortItem': {
    owner: 'tom',
    path: () => `/api/sharing/items/${COHORT}`,
    things: (answer: Thing) => [answer],
  },
  'sharing.trainersLine': {
    owner: 'tom',
    path: () => `/api/sharing/learners/${tom()}`,
    things: ({ items }: { items: Thing[] }) => items,
  },
  'sharing.trainersItem': {
    owner: 'tom',
    path: () => `/api/sharing/items/${TRAINERS}`,
    things: (answer: Thing) => [answer],
  },
  'sharing.ownItem': {
    owner: 'tom',
    path: () => '/api/sharing',
    things: ({ items }: { items: Thing[] }) => items,
  },
  'sharing.readers': {
    owner: undefined,
    path: () => '/api/sharing/readers',
    things: (answer: Thing) => [answer],
  },
});

const copied: Record<string, Shown> = {
  'sharing.ownCopy': {
    owner: 'tom',
    path: () => '/api/sharing',
    things: ({ copies }: { copies: Thing[] }) => copies,
  },
  'sharing.openedCopy': {
    owner: 'tom',
    path: () => `/api/sharing/copies/${COPY}`,
    things: (answer: Thing) => [answer],
  },
  'sharing.kin': {
    owner: 'tom',
    path: () => `/api/sharing/items/${COHORT}/family`,
    // A copy of a copy has one above it.
    things: ({ family }: { family: Thing[] }) =>
      family.flatMap((one) => [one, { ...one, parent: one['id'] }]),
  },
};

/** After his case was written in. Ids of rows are made known ones, so that others ask for them too. */
export async function shareOfEverything(kit: GradeKit, tom: Entered): Promise<void> {
  const neil = await kit.enter({ site: 'moodle', person: 'neil' });
  const { connection } = kit.tool.database;
  const call = (method: string, path: string, { token }: Entered, body?: unknown) =>
    kit.tool.call(method, `/api${path}`, { token, ...(body === undefined ? {} : { body }) });
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'For the cohort.' }] }];
  const value = { text: { type: 'doc', content }, tables: {} };
  const rename = async (collection: string, filter: object, _id: string) => {
    const rows = connection.collection<{ _id: string }>(collection);
    const row = await rows.findOne(filter as never);
    await rows.deleteOne({ _id: row?._id ?? '' });
    await rows.insertOne({ ...row, _id });
  };
  for (const who of [tom, neil]) {
    await call('PUT', '/business-case/sections/rationale', who, { write: hex(), revision: 0, value });
    for (const audience of who === tom ? ['cohort', 'trainers'] : ['cohort'])
      await call('PUT', '/sharing/own/section/rationale', who, { write: hex(), audience, revision: 1 });
  }
  await rename('sharedItems', { person: tom.me.id, audience: 'cohort' }, COHORT);
  await rename('sharedItems', { person: tom.me.id, audience: 'trainers' }, TRAINERS);
  await rename('sharedItems', { person: neil.me.id }, 'of-neil');
  for (const [who, item] of [
    [neil, COHORT],
    [tom, 'of-neil'],
  ] as const) {
    const { body } = await call('POST', `/sharing/items/${item}/copies`, who, { write: hex() });
    await call('PUT', `/sharing/copies/${(body as { id: string }).id}/placed`, who);
  }
  await rename('adaptations', { person: tom.me.id }, COPY);
}
