import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

const PATH = '/api/course/times/conversation-models/goal-too-early';
const LEARNERS = ['ines', 'tom', 'farah', 'neil', 'beatriz'] as const;

let both: ToolAndLms;
let learners: Entered[];
let trainer: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  learners = [];
  for (const person of LEARNERS) learners.push(await both.enter({ site: 'moodle', person }));
  trainer = await both.enter({ site: 'moodle', person: 'ruth' });
});

const call = (who: Entered | undefined, method: string, path: string, body?: unknown) =>
  both.tool.call(method, path, { token: who?.token ?? '', ...(body === undefined ? {} : { body }) });

describe('how long a step takes', () => {
  it('[C28] is said in one press and shown, from five people on, as the middle of what they said', async () => {
    const said = [8, 10, 12, 15, 40];
    for (const [at, minutes] of said.entries()) {
      if (at === 4) {
        const { body } = await call(learners[0], 'GET', PATH);
        expect(body).toEqual({ planned: 10, median: null, own: 8 });
      }
      expect((await call(learners[at], 'PUT', PATH, { minutes })).status).toBe(200);
    }
    expect((await call(learners[0], 'GET', PATH)).body).toEqual({ planned: 10, median: 12, own: 8 });
    // Said again is said once: the middle of 30, 10, 12, 15, 40.
    await call(learners[0], 'PUT', PATH, { minutes: 30 });
    expect((await call(learners[0], 'GET', PATH)).body).toEqual({ planned: 10, median: 15, own: 30 });
  });

  it('[C28] stands before a trainer for every step, and nobody’s own answer with it', async () => {
    const { status, body } = await call(trainer, 'GET', '/api/course/times');
    expect(status).toBe(200);
    const { steps } = body as { steps: { step: string; planned: number; median: number | null }[] };
    expect(steps).toHaveLength(111);
    expect(steps.find(({ step }) => step === 'goal-too-early')).toMatchObject({ planned: 10, median: 15 });
    expect(steps.filter(({ median }) => median !== null)).toHaveLength(1);
    for (const { me } of learners) expect(JSON.stringify(body)).not.toContain(me.id);
    expect((await call(trainer, 'PUT', PATH, { minutes: 5 })).status).toBe(403);
    expect((await call(learners[0], 'GET', '/api/course/times')).status).toBe(403);
  });

  it('takes whole minutes of a sane size only', async () => {
    for (const minutes of [0, -5, 601, 2.5, '10', null])
      expect((await call(learners[1], 'PUT', PATH, { minutes })).status, String(minutes)).toBe(400);
    expect((await call(learners[1], 'PUT', `${PATH}x`, { minutes: 5 })).status).toBe(404);
  });

  it('goes with a person who is forgotten', async () => {
    const [first] = learners;
    const { run, tenant } = { run: first?.me.run.id ?? '', tenant: both.tenants.moodle };
    const scope = { tenant, run };
    const rooms = both.tool.rooms.rooms;
    const taken = await Promise.all(rooms.map((room) => room.persons.take(scope, first?.me.id ?? '')));
    expect(JSON.stringify(taken)).toContain('"minutes":30');
    for (const room of rooms) await room.persons.erase(scope, first?.me.id ?? '');
    const { body } = await call(learners[1], 'GET', PATH);
    expect(body).toEqual({ planned: 10, median: null, own: 10 });
  });
});
