import { beforeAll, describe, expect, test } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { hex } from '../setup/hex.ts';

let kit: ToolAndLms;
let tom: Entered;
let ines: Entered;
beforeAll(async () => {
  kit = await toolAndLms();
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
});

interface Act {
  module: string;
  step: string;
  number: string;
  title: string;
  text: string;
  by: string | null;
  revision: number;
  outcome: string | null;
  line: string;
  answerRevision: number;
}

interface RoadMap {
  acts: Act[];
  begun: string[];
  others: string[];
  next: { module: string; step: string; reason: string; opening: string } | null;
}

const WORK = 'starting-points/start-your-hours';
const SECRET = 'Ask Amparo before I advise';

const put = (who: Entered, path: string, value: object, more: { revision?: number; write?: string } = {}) =>
  kit.tool.call('PUT', `/api/course/acts/${path}`, {
    token: who.token,
    body: { write: hex(), revision: 0, ...more, value },
  });
const write = (who: Entered, step: string, text: string, more: object = {}) =>
  put(who, step, { text, by: null }, more);
const answer = (who: Entered, step: string, outcome: string | null, more: object = {}) =>
  put(who, `${step}/outcome`, { outcome, line: 'She laughed, and told me.' }, more);
const get = async <T>(who: Entered, path: string) =>
  (await kit.tool.call('GET', `/api/course/${path}`, { token: who.token })).body as T;
const ofStep = (who: Entered, step: string) =>
  get<{ act: Act | null; moduleEnds: string | null }>(who, `acts/${step}`);

describe('[N4] [S1.21] what somebody takes to work', () => {
  test('is kept at its step, with a day if they name one, over the revision it was written over', async () => {
    expect((await ofStep(tom, WORK)).act).toBeNull();
    expect((await write(tom, WORK, SECRET)).body).toMatchObject({ revision: 1 });
    const later = await put(tom, WORK, { text: SECRET, by: '2026-12-24' }, { revision: 1 });
    expect(later.body).toMatchObject({ revision: 2 });
    expect((await ofStep(tom, WORK)).act).toMatchObject({
      number: '1.9',
      text: SECRET,
      by: '2026-12-24',
      revision: 2,
      outcome: null,
      answerRevision: 0,
    });
  });

  test('[C2] is never overwritten by a text that did not see it, and a write that comes again is done once', async () => {
    const step = 'conversation-models/model-at-work';
    const first = hex();
    const done = await write(tom, step, 'From the laptop', { write: first });
    expect(await write(tom, step, 'From the laptop', { write: first })).toEqual(done);
    expect(await write(tom, step, 'From the phone')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', value: { text: 'From the laptop', by: null }, revision: 1 } },
    });
    expect((await ofStep(tom, step)).act).toMatchObject({ text: 'From the laptop', revision: 1 });
  });

  test('comes back with one press and a line, by a revision of its own', async () => {
    expect((await answer(tom, WORK, 'partly')).body).toMatchObject({ revision: 1 });
    expect((await answer(tom, WORK, 'did')).status).toBe(409);
    expect((await answer(tom, WORK, 'did', { revision: 1 })).body).toMatchObject({ revision: 2 });
    expect((await ofStep(tom, WORK)).act).toMatchObject({ outcome: 'did', revision: 2, answerRevision: 2 });
    expect((await answer(tom, 'conversation-models/goal-too-early', 'did')).status).toBe(404);
    expect((await answer(tom, WORK, 'forgot', { revision: 2 })).status).toBe(400);
  });

  test('is refused at a step that is not there, and when it is too long', async () => {
    expect((await write(tom, 'starting-points/none', 'x')).status).toBe(404);
    expect((await write(tom, 'starting-points/who-is-here', 'x'.repeat(2_001))).status).toBe(400);
    const day = await put(tom, 'starting-points/who-is-here', { text: 'x', by: '2026-02-30' });
    expect(day.status).toBe(400);
  });

  test('is saved with two database commands, and answered with less than 1 kB; what became of it too', async () => {
    const step = 'relationship-models/phase-check';
    const saves = [
      () => write(ines, step, 'word '.repeat(400)),
      () => write(ines, step, 'word '.repeat(399), { revision: 1 }),
      () => answer(ines, step, 'changed'),
    ];
    for (const save of saves) {
      let saved: { status: number; body: unknown } | undefined;
      const commands = await commandsOf(kit.tool, async () => void (saved = await save()));
      expect(commands.length, commands.join(' ')).toBe(2);
      expect(saved?.status).toBe(200);
      expect(JSON.stringify(saved?.body).length).toBeLessThan(1024);
    }
  });

  test('before a module those of earlier modules are told, in the order of the course, and no others', async () => {
    const before = (module: string) => get<{ acts: Act[] }>(tom, `acts-before/${module}`);
    expect((await before('starting-points')).acts).toEqual([]);
    expect((await before('conversation-models')).acts.map(({ step }) => step)).toEqual(['start-your-hours']);
    const { acts } = await before('relationship-models');
    expect(acts.map(({ step }) => step)).toEqual(['start-your-hours', 'model-at-work']);
    expect(await kit.tool.call('GET', '/api/course/acts-before/none', { token: tom.token })).toMatchObject({
      status: 404,
    });
  });

  test('the end of its module is offered as a day, once it is known when the course begins', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const body = { startsOn: '2026-01-12', timeZone: 'Europe/London' };
    expect((await kit.tool.call('PUT', '/api/people/calendar', { token: ruth.token, body })).status).toBe(
      200,
    );
    expect((await ofStep(tom, WORK)).moduleEnds).toBe('2026-01-25');
  });
});

describe('[N4] the road map', () => {
  test('has what went to work and what came back, and asks first for what has not', async () => {
    const map = await get<RoadMap>(tom, 'road-map');
    expect(map.acts.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['start-your-hours', 'did'],
      ['model-at-work', null],
    ]);
    expect(map.next).toMatchObject({ step: 'model-at-work', reason: 'act' });
    expect(map.begun).toEqual(expect.arrayContaining([WORK, 'conversation-models/model-at-work']));
    await answer(tom, 'conversation-models/model-at-work', 'not-yet');
    const after = await get<RoadMap>(tom, 'road-map');
    // It was begun there: the act is written, and the step not done.
    expect(after.next).toMatchObject({ step: 'start-your-hours', reason: 'begun' });
    // Thirteen sessions, of which whoever holds them says who was there, and five triads, which the three close together.
    expect(after.others).toHaveLength(18);
    expect(after.others).toContain('starting-points/welcome-protocols');
  });

  test('[a11] says why a step comes next: a quiz that was begun goes before what was not', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    expect((await get<RoadMap>(farah, 'road-map')).next).toMatchObject({ reason: 'earlier' });
    const quiz = '/api/course/quizzes/starting-points/mentoring-or-not';
    const { body } = await kit.tool.call('GET', '/api/course/steps/starting-points/mentoring-or-not', {
      token: farah.token,
    });
    const { html } = body as { html: string };
    const scene = /data-scene="([^"]+)"/.exec(html)?.[1] ?? '';
    const key = /data-answer="([^"]+)"/.exec(html)?.[1] ?? '';
    const tried = { tried: { [scene]: [key] }, revision: 0 };
    expect((await kit.tool.call('PUT', quiz, { token: farah.token, body: tried })).status).toBe(200);
    expect((await get<RoadMap>(farah, 'road-map')).next).toMatchObject({
      step: 'mentoring-or-not',
      reason: 'begun',
    });
  });

  test('takes six database commands with acts and quizzes', async () => {
    const commands = await commandsOf(kit.tool, () => get(tom, 'road-map'));
    expect(commands.length, commands.join(' ')).toBe(6);
  });
});

describe('nobody else reads it', () => {
  test('[N4] a trainer sees that it went and came back, and no word of it, anywhere', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const page = await kit.tool.call('GET', `/api/cohort/learners/${tom.me.id}`, { token: ruth.token });
    expect(page.body).toMatchObject({ acts: { taken: 2, back: 2 } });
    const params: Record<string, string> = {
      module: 'starting-points',
      step: 'start-your-hours',
      person: tom.me.id,
    };
    const asked = kit.tool.rooms.routes.flatMap((route) =>
      route.kind === 'api' && route.spec.method === 'GET' ? [route.spec.path] : [],
    );
    for (const person of ['ruth', 'ada']) {
      const { token } = await kit.enter({ site: 'moodle', person });
      const answers = await Promise.all(
        asked.map((path) =>
          kit.tool.call(
            'GET',
            path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? 'x'),
            { token },
          ),
        ),
      );
      const said = JSON.stringify(answers.map(({ body }) => body));
      for (const words of ['Amparo', 'She laughed', '2026-12-24']) expect(said).not.toContain(words);
    }
  });

  test('staff and other learners have no act of their own there', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const refused = await kit.tool.call('GET', `/api/course/acts/${WORK}`, { token: ruth.token });
    expect(refused.status).toBe(403);
    expect((await ofStep(ines, WORK)).act).toBeNull();
  });
});

describe('somebody who is two entries', () => {
  const scopeOf = () => ({ tenant: kit.tenants.canvas, run: farah.me.run.id });
  let farah: Entered;
  let lena: Entered;
  const courseRoom = () => {
    const room = kit.tool.rooms.rooms.find(({ routes }) =>
      routes.some((route) => route.kind === 'api' && route.spec.path === '/api/course/road-map'),
    );
    return room!.persons;
  };

  test('has the acts of both, its own where both wrote; parted, each has its own again', async () => {
    farah = await kit.enter({ site: 'canvas', person: 'farah' });
    lena = await kit.enter({ site: 'canvas', person: 'ines' });
    await write(lena, WORK, 'Of the second entry');
    await write(lena, 'starting-points/who-is-here', 'Hers alone');
    await write(farah, WORK, 'Of the first entry');
    const pair = { from: lena.me.id, into: farah.me.id };
    const texts = async (who: Entered) => (await get<RoadMap>(who, 'road-map')).acts.map(({ text }) => text);
    for (const _ of [1, 2]) await courseRoom().join?.(scopeOf(), pair);
    expect(await texts(farah)).toEqual(['Hers alone', 'Of the first entry']);
    await courseRoom().part?.(scopeOf(), pair);
    expect(await texts(farah)).toEqual(['Of the first entry']);
    expect(await texts(lena)).toEqual(['Hers alone', 'Of the second entry']);
  });

  test('keeps what it changed while it had both', async () => {
    const pair = { from: lena.me.id, into: farah.me.id };
    await courseRoom().join?.(scopeOf(), pair);
    await answer(farah, 'starting-points/who-is-here', 'did');
    await courseRoom().part?.(scopeOf(), pair);
    expect((await ofStep(farah, 'starting-points/who-is-here')).act).toMatchObject({ outcome: 'did' });
    expect((await ofStep(lena, 'starting-points/who-is-here')).act).toMatchObject({ outcome: null });
  });
});
