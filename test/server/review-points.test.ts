import { beforeAll, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { said } from './case-versions-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** Points that a review makes are answered with the next version, and their answers stand in its change log (B9). */
let kit: ReviewKit;
let ruth: Entered;
let ines: Entered;
let first: string;

const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));

interface ShownPoint {
  id: string;
  text: string;
  revision: number;
  answeredIn: number | null;
}
const points = async () => (await kit.ask<{ points: ShownPoint[] }>('GET', '/points', ines)).body.points;
const answer = ({ id, revision }: ShownPoint, value: object) =>
  kit.ask('PUT', `/points/${id}`, ines, { write: hex(), revision, value });
const tell = async () => {
  while (await kit.tool.rooms.work.tellReleases());
};

async function comment(kind: string, body: string): Promise<void> {
  const value = { anchor: { kind: 'section', section: 'rationale' }, kind, body, wording: null };
  await kit.review('PUT', `reviews/${first}/comments/${hex()}`, ruth, { write: hex(), revision: 0, value });
}

beforeAll(async () => {
  kit = await reviewKit();
  [ruth, ines] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'ines' }),
  ];
  await kit.handIn(ines);
  first = await kit.take(ruth, ines);
  await comment('question', 'New teachers or all teachers?');
  await comment('strength', 'You say what would prove you wrong.');
  await comment('suggestion', 'Would observation grades show it sooner?');
  const value = { levels: LEVELS, decision: 'revise', words: '' };
  await kit.review('PUT', `reviews/${first}/draft`, ruth, { write: hex(), revision: 0, value });
});

it('[B9] questions and suggestions come to the author when they are released, and not before', async () => {
  await tell();
  expect(await points()).toEqual([]);
  await kit.review('POST', `reviews/${first}/release`, ruth, { write: hex() });
  await tell();
  expect((await points()).map(({ text }) => text)).toEqual([
    'New teachers or all teachers?',
    'Would observation grades show it sooner?',
  ]);
});

it('[B9] no version is handed in over a point without an answer, and one that is kept needs a reason', async () => {
  await kit.write(ines, 'context', said('Three colleges became one.'));
  const [one, two] = (await points()) as [ShownPoint, ShownPoint];
  expect(await kit.submit(ines)).toMatchObject({
    status: 400,
    body: { error: { code: 'points-open', points: [one.id, two.id] } },
  });
  await answer(one, { done: 'changed', reason: '' });
  await answer(two, { done: 'kept', reason: ' ' });
  expect((await kit.submit(ines)).body).toMatchObject({ error: { points: [two.id] } });
  expect(await answer(two, { done: 'tested', reason: '' })).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict', value: { done: 'kept' }, revision: 1 } },
  });
});

it('hides points that were taken back, with their answers, which come back with them', async () => {
  await kit.review('POST', `reviews/${first}/withdraw`, ruth, {});
  await tell();
  expect(await points()).toEqual([]);
  await kit.review('POST', `reviews/${first}/release`, ruth, { write: hex() });
  await tell();
  expect(await points()).toMatchObject([{ answer: { done: 'changed' } }, { answer: { done: 'kept' } }]);
});

it('[B9] [S1.20] answers go with the version, refused ones with their reason, and the trainer reads them beside it', async () => {
  const [, two] = (await points()) as [ShownPoint, ShownPoint];
  await answer(two, { done: 'kept', reason: 'They would put judgement back into the room.' });
  const seen = await kit.seen(ines);
  const answers = await Promise.all([hex(), hex(), hex()].map((write) => kit.submit(ines, { write, seen })));
  expect(answers.map(({ status, body }) => [status, body.number])).toEqual(Array(3).fill([200, 2]));
  await kit.handOver();
  const second = await kit.take(ruth, ines);
  const { body } = await kit.review('GET', `reviews/${second}`, ruth);
  expect(body).toMatchObject({
    version: {
      number: 2,
      changes: [
        { from: 'trainer', version: 1, text: 'New teachers or all teachers?', done: 'changed' },
        { done: 'kept', reason: 'They would put judgement back into the room.' },
      ],
    },
  });
  expect((await points()).map(({ answeredIn }) => answeredIn)).toEqual([2, 2]);
  expect((await answer({ ...two, revision: 2 }, { done: 'changed', reason: '' })).status).toBe(409);
  // With nothing changed it is the version that stands.
  expect((await kit.submit(ines)).body.number).toBe(2);
});
