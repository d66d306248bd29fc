import { beforeAll, describe, expect, it } from 'vitest';
import { declared } from '../../server/core/database.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { commandsOf, documentsFrom } from './counting.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** What waits for the trainers of a run, and whose work it is. */
let kit: ReviewKit;
let ruth: Entered;
let marcus: Entered;
let ines: Entered;
let tom: Entered;

beforeAll(async () => {
  kit = await reviewKit();
  [ruth, marcus] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'marcus' }),
  ];
  [ines, tom] = [
    await kit.enter({ site: 'moodle', person: 'ines' }),
    await kit.enter({ site: 'moodle', person: 'tom' }),
  ];
});

describe('the queue', () => {
  it('[f1] has what was handed in, the oldest first, with its learner, version and title', async () => {
    expect(await kit.queue(ruth)).toEqual([]);
    await kit.handIn(tom);
    kit.tool.clock.forward(60_000);
    await kit.handIn(ines);
    const rows = await kit.queue(ruth);
    expect(rows.map(({ learner }) => learner.id)).toEqual([tom.me.id, ines.me.id]);
    expect(rows[0]).toMatchObject({
      learner: { name: expect.any(String) },
      version: 1,
      title: expect.stringMatching(/\w/),
      state: 'waiting',
      claim: null,
      begun: false,
    });
    // Told again it is there once.
    await kit.tool.database.connection
      .collection('caseVersions')
      .updateMany({ made: 'submitted' }, { $set: { pending: { dueAt: new Date(0) } } });
    await kit.handOver();
    expect(await kit.queue(ruth)).toHaveLength(2);
  });

  it('[f9] has all that one learner handed in, for the page that a gradebook opens', async () => {
    const { status, body } = await kit.review('GET', `learners/${tom.me.id}`, ruth);
    expect(status).toBe(200);
    expect(
      (body['rows'] as unknown as { learner: { id: string }; version: number }[]).map(
        ({ learner, version }) => [learner.id, version],
      ),
    ).toEqual([[tom.me.id, 1]]);
    expect((await kit.review('GET', `learners/${tom.me.id}`, ines)).status).toBe(403);
    const elsewhere = await kit.enter({ site: 'canvas', person: 'ruth' });
    expect((await kit.review('GET', `learners/${tom.me.id}`, elsewhere)).body['rows']).toEqual([]);
  });

  it('is the trainers’ alone, and each school’s and course’s own', async () => {
    expect((await kit.review('GET', 'queue', tom)).status).toBe(403);
    const elsewhere = await kit.enter({ site: 'canvas', person: 'ruth' });
    expect(await kit.queue(elsewhere)).toEqual([]);
    const id = (await kit.queue(ruth))[0]?.id ?? '';
    expect((await kit.review('POST', `reviews/${id}/claim`, elsewhere, {})).status).toBe(404);
    expect((await kit.review('POST', `reviews/${id}/claim`, tom, {})).status).toBe(403);
  });

  it('[C5] gives each of two trainers one of their own, the oldest first, and none when none is left', async () => {
    const next = async (who: Entered) => (await kit.review('POST', 'next', who, {})).body['id'] as unknown;
    const [first, second] = await kit.queue(ruth);
    const taken = await Promise.all([next(ruth), next(marcus)]);
    expect(new Set(taken)).toEqual(new Set([first?.id, second?.id]));
    expect(await kit.queue(ruth, 'mine')).toMatchObject([{ id: taken[0], claim: { own: true } }]);
    const { body } = await kit.review('GET', 'queue', ruth);
    expect(body['counts']).toEqual({ waiting: 2, mine: 1, released: 0 });
    expect((await kit.review('POST', 'next', ruth, { but: taken[0] })).body).toEqual({ id: null });
    for (const [who, id] of [
      [ruth, taken[0]],
      [marcus, taken[1]],
    ] as const)
      await kit.review('POST', `reviews/${id as string}/hand-back`, who, {});
  });
});

describe('a claim', () => {
  it('[C5] keeps everybody else out, who hear whose it is', async () => {
    const id = await kit.take(ruth, tom);
    expect((await kit.queue(marcus))[0]).toMatchObject({
      state: 'claimed',
      claim: { own: false, by: { name: ruth.me.name } },
    });
    const refused = await kit.review('POST', `reviews/${id}/claim`, marcus, {});
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'claimed-by-another', by: { name: ruth.me.name } } },
    });
    // Whoever has it takes it again from another window.
    expect((await kit.review('POST', `reviews/${id}/claim`, ruth, {})).status).toBe(200);
  });

  it('is free half an hour after the last of it, or when it is handed back', async () => {
    const id = await kit.take(ruth, tom);
    kit.tool.clock.forward(29 * 60_000);
    expect((await kit.review('POST', `reviews/${id}/claim`, marcus, {})).status).toBe(409);
    kit.tool.clock.forward(2 * 60_000);
    expect((await kit.review('POST', `reviews/${id}/claim`, marcus, {})).status).toBe(200);
    // Only whoever has it hands it back.
    await kit.review('POST', `reviews/${id}/hand-back`, ruth, {});
    expect((await kit.queue(ruth))[0]).toMatchObject({ state: 'claimed' });
    await kit.review('POST', `reviews/${id}/hand-back`, marcus, {});
    expect((await kit.queue(ruth))[0]).toMatchObject({ state: 'waiting', claim: null });
  });

  it('is asked for: its owner sees that, and a day later it is free, whatever its owner does', async () => {
    const id = await kit.take(ruth, tom);
    const asked = await kit.review('POST', `reviews/${id}/ask`, marcus, {});
    expect(asked.body['claim']).toMatchObject({ own: false, asked: { own: true } });
    expect((await kit.queue(ruth))[0]?.claim).toMatchObject({ own: true, asked: { own: false } });
    for (let half = 0; half < 49; half += 1) {
      kit.tool.clock.forward(29 * 60_000);
      await kit.review('POST', `reviews/${id}/claim`, ruth, {});
      await kit.queue(marcus);
    }
    expect((await kit.review('POST', `reviews/${id}/claim`, marcus, {})).status).toBe(409);
    kit.tool.clock.forward(20 * 60_000);
    await kit.review('POST', `reviews/${id}/claim`, ruth, {});
    expect((await kit.review('POST', `reviews/${id}/claim`, marcus, {})).body['claim']).toMatchObject({
      own: true,
      asked: null,
    });
    await kit.review('POST', `reviews/${id}/hand-back`, marcus, {});
    kit.tool.clock.forward(-24 * 60 * 60_000);
  });
});

describe('a newer version', () => {
  it('takes the place of the one that waits, and goes on with what was begun', async () => {
    const id = await kit.take(ruth, ines);
    await kit.handInAgain(ines, 'Three colleges became one.');
    const rows = (await kit.queue(ruth)).filter(({ learner }) => learner.id === ines.me.id);
    expect(rows).toMatchObject([{ version: 2, state: 'claimed', claim: { own: true } }]);
    expect(rows[0]?.id).not.toBe(id);
    expect((await kit.review('POST', `reviews/${id}/claim`, marcus, {})).body).toMatchObject({
      error: { code: 'not-waiting', state: 'replaced' },
    });
  });
});

describe('ten thousand that wait', () => {
  const MANY = 10_000;
  let few: Entered;
  let many: Entered;

  beforeAll(async () => {
    const scope = { tenant: kit.tenants.moodle };
    const { connection } = kit.tool.database;
    const row = await connection.collection('reviews').findOne({ state: 'waiting' });
    for (const [run, count] of [
      ['few', 10],
      ['many', MANY],
    ] as const)
      await connection.collection('reviews').insertMany(
        Array.from({ length: count }, (_, at) => ({
          ...row,
          _id: `${run}-${at}`,
          run,
          person: `learner ${at % 30}`,
          version: Math.floor(at / 30) + 1,
          claim: null,
          closedTo: [],
          submittedAt: new Date(Date.UTC(2026, 0, 1, 0, at)),
        })) as never,
      );
    const trainer = { person: 'trainer', role: 'trainer' } as const;
    few = { ...ruth, token: await kit.tool.token({ ...scope, ...trainer, run: 'few' }) };
    many = { ...ruth, token: await kit.tool.token({ ...scope, ...trainer, run: 'many' }) };
  });

  it.each([
    ['a page of the queue', 'GET', 'queue'],
    ['one’s own', 'GET', 'queue?show=mine'],
    ['the next one', 'POST', 'next'],
  ] as const)('[C5] %s takes as many commands as among ten', async (_what, method, path) => {
    const body = method === 'POST' ? {} : undefined;
    const ask = (who: Entered) => async () =>
      expect((await kit.review(method, path, who, body)).status).toBe(200);
    const commands = await commandsOf(kit.tool, ask(few));
    expect(await commandsOf(kit.tool, ask(many))).toEqual(commands);
    expect(commands.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['a page of the queue', 'GET', 'queue', 25],
    ['one’s own', 'GET', 'queue?show=mine', 1],
    ['the next one', 'POST', 'next', 20],
  ] as const)('[C5] for %s come no more than three documents a row', async (_what, method, path, rows) => {
    const body = method === 'POST' ? {} : undefined;
    const come = await documentsFrom(kit.tool, 'reviews', async () =>
      expect((await kit.review(method, path, many, body)).status).toBe(200),
    );
    expect(come).toBeGreaterThan(0);
    expect(come).toBeLessThanOrEqual(rows * 3);
  });

  it('pages go on where the one before ended', async () => {
    const first = (await kit.review('GET', 'queue', many)).body;
    const after = first['next'] as unknown as string;
    const second = (await kit.review('GET', `queue?after=${after}`, many)).body;
    const ids = [first, second].flatMap(({ rows }) =>
      (rows as unknown as { id: string }[]).map(({ id }) => id),
    );
    expect(ids).toEqual(Array.from({ length: 50 }, (_, at) => `many-${at}`));
  });

  it('the queue is in the order of its index, so that a page reads a page', () => {
    const indexes = declared.get('reviews')?.indexes.map(({ fields }) => Object.keys(fields).join()) ?? [];
    expect(indexes).toEqual(
      expect.arrayContaining(['tenant,run,state,submittedAt,_id', 'tenant,run,state,release.at,_id']),
    );
  });
});
