import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** A colleague’s look at a version: of a sample or by hand, and blind. */
let kit: ReviewKit;
let ruth: Entered;
let marcus: Entered;
let tom: Entered;

const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));

beforeAll(async () => {
  kit = await reviewKit();
  [ruth, marcus, tom] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'marcus' }),
    await kit.enter({ site: 'moodle', person: 'tom' }),
  ];
  await kit.handIn(tom);
});
beforeEach(async () => {
  await kit.handInAgain(tom, `Three colleges became one. ${hex()}`);
});

async function settle(share: number): Promise<void> {
  const { body } = await kit.review('GET', 'settings', ruth);
  const saved = await kit.review('PUT', 'settings', ruth, { revision: body['revision'], share });
  expect(saved.status).toBe(200);
}
const of = (look: string) => async (who: Entered) =>
  (await kit.queue(who)).find((row) => row.look === look && row.learner.id === tom.me.id);
const [first, second] = [of('first'), of('second')];
const post = (path: string, who: Entered, body: object = {}) => kit.review('POST', path, who, body);
const open = async (id: string, who: Entered) => {
  const { status, body } = await kit.review('GET', `reviews/${id}`, who);
  return { status, code: body.error?.['code'] as unknown, other: body['other'] as unknown as Other | null };
};
interface Other {
  state: string;
  asked: boolean;
  by: { name: string } | null;
  released: { words: string; levels: object; comments: unknown[] } | null;
}
async function write(id: string, who: Entered, words: string): Promise<void> {
  await post(`reviews/${id}/claim`, who);
  const { body } = await kit.review('GET', `reviews/${id}`, who);
  const { revision } = body['draft'] as unknown as { revision: number };
  const value = { levels: LEVELS, decision: 'accepted', words };
  const saved = await kit.review('PUT', `reviews/${id}/draft`, who, { write: hex(), revision, value });
  expect(saved.status).toBe(200);
}
async function done(id: string, who: Entered, words: string): Promise<void> {
  await write(id, who, words);
  expect((await post(`reviews/${id}/release`, who, { write: hex() })).status).toBe(200);
  while (await kit.tool.rooms.work.tellReleases());
}
const released = async (who: Entered, id: string) =>
  (await kit.queue(who, 'released')).find((row) => row.id === id);

describe('a second look of the sample', () => {
  beforeEach(() => settle(100));

  it('[f1] is there for a colleague as soon as the first is taken, and not before', async () => {
    expect(await second(marcus)).toBeUndefined();
    const id = await kit.take(ruth, tom);
    expect(await second(marcus)).toMatchObject({
      asked: false,
      closed: false,
      state: 'waiting',
      version: expect.any(Number),
    });
    expect(await second(ruth)).toMatchObject({ closed: true });
    expect((await post(`reviews/${(await second(ruth))?.id}/claim`, ruth)).body.error).toMatchObject({
      code: 'other-look-seen',
    });
    // Taken again, there is still one.
    await post(`reviews/${id}/claim`, ruth);
    expect((await kit.queue(marcus)).filter(({ look }) => look === 'second')).toHaveLength(1);
  });

  it('[f1] is blind both ways until both are done, and then each sees the other', async () => {
    const one = await kit.take(ruth, tom);
    const two = (await second(marcus))?.id ?? '';
    await write(two, marcus, 'Mine, for the team.');
    expect(await open(one, marcus)).toMatchObject({ status: 409, code: 'other-look-seen' });
    expect(await open(two, ruth)).toMatchObject({ status: 409, code: 'other-look-seen' });
    expect((await open(two, marcus)).other).toMatchObject({
      state: 'reading',
      by: { name: ruth.me.name },
      released: null,
    });
    await done(one, ruth, 'To Tom.');
    expect(await open(one, marcus)).toMatchObject({ status: 409, code: 'other-look-seen' });
    expect(await released(marcus, one)).toMatchObject({ closed: true, released: null });
    expect((await open(two, marcus)).other).toMatchObject({ state: 'done', released: null });
    expect((await open(one, ruth)).other).toMatchObject({ state: 'reading', released: null });
    await done(two, marcus, 'Mine, for the team.');
    expect((await open(one, ruth)).other).toMatchObject({
      state: 'done',
      by: { name: marcus.me.name },
      released: { words: 'Mine, for the team.', levels: LEVELS },
    });
    expect((await open(two, marcus)).other).toMatchObject({ released: { words: 'To Tom.' } });
    expect(await released(marcus, one)).toMatchObject({ closed: false, released: { decision: 'accepted' } });
  });

  it('[f1] is the team’s: its learner, the gradebook and the points of the next version hear nothing of it', async () => {
    const one = await kit.take(ruth, tom);
    const two = (await second(marcus))?.id ?? '';
    await done(two, marcus, 'For the team alone.');
    const number = (await first(ruth))?.version ?? 0;
    const own = await kit.review('GET', `own/${number}`, tom);
    expect(own.body).toMatchObject({ released: null, review: { state: 'reading', decision: null } });
    // Done before the first one, it leads it in nothing.
    expect((await open(one, ruth)).other).toMatchObject({ state: 'done', released: null });
    await done(one, ruth, 'To Tom.');
    expect(JSON.stringify((await kit.review('GET', `own/${number}`, tom)).body)).not.toContain('team alone');
    const taken = await Promise.all(
      kit.tool.rooms.rooms.map(({ persons }) =>
        persons.take({ tenant: kit.tenants.moodle, run: tom.me.run.id }, tom.me.id),
      ),
    );
    expect(JSON.stringify(taken)).not.toContain('team alone');
  });

  it('[C5] comes after what learners wait for', async () => {
    await kit.take(ruth, tom);
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    await kit.handIn(ines);
    const waiting = await kit.queue(marcus);
    const hers = waiting.find(({ learner }) => learner.id === ines.me.id)?.id;
    expect((await post('next', marcus)).body['id']).toBe(hers);
    expect((await post('next', marcus, { but: hers })).body['id']).toBe((await second(marcus))?.id);
    await done(hers ?? '', marcus, 'To Inés.');
  });

  it('is let go by whoever has it or anybody while it is free, and keeps nobody from the first one', async () => {
    const one = await kit.take(ruth, tom);
    const two = (await second(marcus))?.id ?? '';
    await write(two, marcus, 'Half of it.');
    expect((await post(`reviews/${two}/let-go`, ruth)).body.error).toMatchObject({
      code: 'claimed-by-another',
      by: { name: marcus.me.name },
    });
    expect((await post(`reviews/${one}/let-go`, ruth)).status).toBe(409);
    expect((await post(`reviews/${two}/let-go`, marcus)).status).toBe(200);
    while (await kit.tool.rooms.work.tellReleases());
    expect(await second(marcus)).toBeUndefined();
    // What was let go does not come back by itself.
    await post(`reviews/${one}/hand-back`, ruth);
    await kit.take(ruth, tom);
    expect(await second(marcus)).toBeUndefined();
    expect((await open(one, marcus)).status).toBe(200);
    await done(one, ruth, 'To Tom.');
  });
});

describe('the share of versions that are read twice', () => {
  it('is ten of a hundred, by their ids, and each trainer’s to settle', async () => {
    const elsewhere = await kit.enter({ site: 'canvas', person: 'ruth' });
    expect((await kit.review('GET', 'settings', elsewhere)).body).toEqual({ revision: 0, share: 10 });
    expect((await kit.review('PUT', 'settings', elsewhere, { revision: 0, share: 25 })).body).toEqual({
      revision: 1,
    });
    expect((await kit.review('PUT', 'settings', elsewhere, { revision: 0, share: 5 })).status).toBe(409);
    expect((await kit.review('PUT', 'settings', elsewhere, { revision: 1, share: 101 })).status).toBe(400);
    expect((await kit.review('GET', 'settings', elsewhere)).body).toEqual({ revision: 1, share: 25 });
    expect((await kit.review('GET', 'settings', tom)).status).toBe(403);
    await settle(0);
    await kit.take(ruth, tom);
    expect(await second(marcus)).toBeUndefined();
  });
});

describe('a colleague is asked to look first', () => {
  beforeEach(() => settle(0));

  it('[f1] by whoever has the case, who reads what they said before it is released', async () => {
    const one = await kit.take(ruth, tom);
    await write(one, ruth, 'What I think so far.');
    expect((await post(`reviews/${one}/second-look`, marcus)).body.error).toMatchObject({
      code: 'claimed-by-another',
    });
    const { id } = (await post(`reviews/${one}/second-look`, ruth)).body as unknown as { id: string };
    expect((await post(`reviews/${one}/second-look`, ruth)).body['id']).toBe(id);
    expect(await second(marcus)).toMatchObject({ id, asked: true });
    // It is not put behind what learners wait for.
    expect((await post('next', marcus)).body['id']).toBe(id);
    expect((await open(one, ruth)).other).toMatchObject({ asked: true, state: 'reading', released: null });
    await done(id, marcus, 'Ask who pays.');
    expect((await open(one, ruth)).other).toMatchObject({
      state: 'done',
      released: { words: 'Ask who pays.' },
    });
    expect((await open(id, ruth)).status).toBe(200);
    // Whoever looked still does not see what they were not to be led by.
    expect(await open(one, marcus)).toMatchObject({ status: 409 });
    expect((await open(id, marcus)).other).toMatchObject({ released: null });
    await done(one, ruth, 'To Tom.');
    expect((await open(one, marcus)).status).toBe(200);
  });

  it('is taken up again after it was let go, and is nobody’s where there is no colleague', async () => {
    const one = await kit.take(ruth, tom);
    const asked = () => post(`reviews/${one}/second-look`, ruth);
    const id = (await asked()).body['id'] as unknown as string;
    expect((await post(`reviews/${id}/let-go`, ruth)).status).toBe(200);
    while (await kit.tool.rooms.work.tellReleases());
    expect((await asked()).body['id']).toBe(id);
    expect(await second(marcus)).toMatchObject({ id, asked: true });
    expect(await second(ruth)).toMatchObject({ closed: true });
    expect((await post(`reviews/${id}/second-look`, marcus)).status).toBe(409);
    const enrolments = kit.tool.database.connection.collection('enrolments');
    await enrolments.updateMany({ person: marcus.me.id }, { $set: { role: 'administrator' } });
    await kit.handInAgain(tom, 'On its own.');
    const next = await kit.take(ruth, tom);
    expect((await post(`reviews/${next}/second-look`, ruth)).body.error).toMatchObject({
      code: 'no-colleague',
    });
    await enrolments.updateMany({ person: marcus.me.id }, { $set: { role: 'trainer' } });
  });

  it('a newer version asks for a look of its own', async () => {
    const one = await kit.take(ruth, tom);
    await post(`reviews/${one}/second-look`, ruth);
    await kit.handInAgain(tom, 'Newer.');
    expect(await second(marcus)).toBeUndefined();
    expect(await first(marcus)).toMatchObject({ closed: false, state: 'claimed' });
  });
});
