import { beforeAll, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** Two entries of a run turn out to be one person, and it is taken back: what becomes of reviews and their points. */
const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
let kit: ReviewKit;
let ruth: Entered;
let old: Entered;
let now: Entered;

beforeAll(async () => {
  kit = await reviewKit();
  [ruth, old, now] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'tom' }),
    await kit.enter({ site: 'moodle', person: 'ines' }),
  ];
  await kit.handIn(old);
  const id = await kit.take(ruth, old);
  const value = { anchor: { kind: 'case' }, kind: 'question', body: 'Who pays?', wording: null };
  await kit.review('PUT', `reviews/${id}/comments/${hex()}`, ruth, { write: hex(), revision: 0, value });
  await release(id);
});

const tell = async () => {
  while (await kit.tool.rooms.work.tellReleases());
};
async function release(id: string): Promise<void> {
  const { body } = await kit.review('GET', `reviews/${id}`, ruth);
  const { revision } = body['draft'] as unknown as { revision: number };
  const value = { levels: LEVELS, decision: 'revise', words: 'To Tom.' };
  await kit.review('PUT', `reviews/${id}/draft`, ruth, { write: hex(), revision, value });
  expect((await kit.review('POST', `reviews/${id}/release`, ruth, { write: hex() })).status).toBe(200);
  await tell();
}
const joined = async (method: 'PUT' | 'DELETE', into = now) => {
  const path = `/api/cohort/learners/${into.me.id}/joined/${old.me.id}`;
  expect((await kit.tool.call(method, path, { token: ruth.token })).status).toBe(200);
};
const points = async (who: Entered) => {
  const { body } = await kit.tool.call('GET', '/api/business-case/points', { token: who.token });
  return (body as { points?: { text: string }[] }).points?.map(({ text }) => text) ?? [];
};
const own = async (who: Entered) => (await kit.review('GET', 'own/1', who)).body;
const rowsOf = async (who: Entered) =>
  (await kit.queue(ruth, 'released')).filter(({ learner }) => learner.id === who.me.id);

it('feedback and its points go on under the other entry, once, and what is taken back is taken back there', async () => {
  await joined('PUT');
  await joined('PUT');
  expect(await rowsOf(now)).toMatchObject([{ version: 1, released: { decision: 'revise' } }]);
  expect(await own(now)).toMatchObject({
    released: { words: 'To Tom.', comments: [{ value: { body: 'Who pays?' } }] },
  });
  expect(await points(now)).toEqual(['Who pays?']);
  const [copy] = await rowsOf(now);
  await kit.review('POST', `reviews/${copy?.id}/withdraw`, ruth, {});
  await tell();
  expect([(await own(now))['released'], await points(now)]).toEqual([null, []]);
  await release(copy?.id ?? '');
  expect(await points(now)).toEqual(['Who pays?']);
});

it('a joining that is taken back leaves the one entry without them, and the other as it was', async () => {
  await joined('DELETE');
  const back = await kit.enter({ site: 'moodle', person: 'tom' });
  expect([await rowsOf(now), await points(now)]).toEqual([[], []]);
  expect((await kit.review('GET', 'own/1', now)).status).toBe(404);
  expect(await own(back)).toMatchObject({ released: { words: 'To Tom.' } });
  expect(await points(back)).toEqual(['Who pays?']);
});

it('who was judged under both entries keeps their own', async () => {
  const both = await kit.enter({ site: 'moodle', person: 'farah' });
  await kit.handIn(both);
  const id = await kit.take(ruth, both);
  const theirs = async () =>
    [...(await kit.queue(ruth)), ...(await kit.queue(ruth, 'released'))]
      .filter(({ learner }) => learner.id === both.me.id)
      .map((row) => row.id);
  for (const method of ['PUT', 'DELETE'] as const) {
    await joined(method, both);
    expect(await theirs()).toEqual([id]);
  }
});
