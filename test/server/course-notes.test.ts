import { beforeAll, describe, expect, test } from 'vitest';
import { commandsOf } from './counting.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { type Listed, notesKit, type NotesKit } from './notes-kit.ts';
import { hex } from '../setup/hex.ts';

let kit: NotesKit;
let tom: Entered;
let ines: Entered;
beforeAll(async () => {
  kit = await notesKit();
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
});

/** Done when one of its boxes has words in it. */
const REFLECTION = 'business-case-persuade/set-without-us';
const ARTICLE = 'conversation-models/goal-too-early';

describe('[a8] a private note', () => {
  test('is kept at its step, over the revision it was written over', async () => {
    expect((await kit.put(tom, `${ARTICLE}/note`, { value: 'Ask before advising.' })).body).toMatchObject({
      revision: 1,
    });
    expect(
      (await kit.put(tom, `${ARTICLE}/note`, { value: 'Ask twice before advising.', revision: 1 })).body,
    ).toMatchObject({ revision: 2 });
    expect(await kit.boxes(tom, ARTICLE)).toMatchObject([
      { box: 'note', text: 'Ask twice before advising.', revision: 2 },
    ]);
  });

  test('[C2] is never overwritten by one that did not see it: the answer has both numbers and the newer text', async () => {
    const place = 'conversation-models/name-that-stage/note';
    await kit.put(tom, place, { value: 'From the laptop' });
    for (const revision of [0, 7]) {
      const late = await kit.put(tom, place, { value: 'From the phone', revision });
      expect(late).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', value: 'From the laptop', revision: 1 } },
      });
    }
  });

  test('[C2] comes again when its answer was lost, and is done once', async () => {
    const place = 'conversation-models/what-already-works/note';
    const [first, second] = [hex(), hex()];
    const answer = (await kit.put(tom, place, { value: 'One', write: first })).body;
    expect((await kit.put(tom, place, { value: 'One', write: first })).body).toEqual(answer);
    await kit.put(tom, place, { value: 'Two', revision: 1, write: second });
    expect((await kit.put(tom, place, { value: 'One', write: first })).body).toEqual(answer);
    expect(await kit.boxes(tom, 'conversation-models/what-already-works')).toMatchObject([
      { text: 'Two', revision: 2 },
    ]);
  });

  test('of eight writes at the same moment one is taken, and the others are told', async () => {
    const place = 'conversation-models/story-before-solution/note';
    const texts = Array.from({ length: 8 }, (_, at) => `Text ${at}`);
    const answers = await Promise.all(texts.map((value) => kit.put(tom, place, { value })));
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    const kept = texts[answers.findIndex(({ status }) => status === 200)];
    expect(await kit.boxes(tom, 'conversation-models/story-before-solution')).toMatchObject([{ text: kept }]);
  });

  test.each([
    ['a step that is not there', 'conversation-models/none/note', 404],
    ['a box that the step has not', `${ARTICLE}/diary`, 404],
  ])('is refused at %s', async (_, place, status) => {
    expect((await kit.put(tom, place, { value: 'x' })).status).toBe(status);
  });

  test('is refused when it is longer than a long essay', async () => {
    expect((await kit.put(tom, `${ARTICLE}/note`, { value: 'x'.repeat(20_001), revision: 2 })).status).toBe(
      400,
    );
  });

  test('is saved with two database commands, and answered with less than 1 kB; the one that completes its step marks that too', async () => {
    for (const revision of [0, 1]) {
      let answer: { status: number; body: unknown } | undefined;
      const commands = await commandsOf(kit.tool, async () => {
        answer = await kit.put(ines, `${REFLECTION}/missed`, {
          value: `Long ${'word '.repeat(2000)}`,
          revision,
        });
      });
      expect(commands).toEqual(revision === 0 ? ['find', 'insert', 'find', 'insert'] : ['find', 'update']);
      expect(answer?.status).toBe(200);
      expect(JSON.stringify(answer?.body).length).toBeLessThan(1024);
    }
  });
});

describe('nobody else reads it', () => {
  test.each(['ruth', 'ada'])('%s, who is staff, has no way to it', async (person) => {
    await kit.put(tom, `${ARTICLE}/note`, { value: 'A secret about my mentee' });
    const staff = await kit.enter({ site: 'moodle', person });
    expect(staff.me.role).not.toBe('learner');
    const asked = kit.tool.rooms.routes.flatMap((route) =>
      route.kind === 'api' && route.spec.method === 'GET' ? [route.spec.path] : [],
    );
    const params: Record<string, string> = {
      module: 'conversation-models',
      step: 'goal-too-early',
      person: tom.me.id,
    };
    const answers = await Promise.all(
      asked.map((path) =>
        kit.tool.call(
          'GET',
          path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? 'x'),
          {
            token: staff.token,
          },
        ),
      ),
    );
    expect(answers.length).toBeGreaterThan(8);
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('A secret');
    for (const path of ['', '/export', `/${ARTICLE}`]) {
      const { status } = await kit.tool.call('GET', `/api/course/notes${path}`, { token: staff.token });
      expect(status).toBe(403);
    }
  });

  test('nor does another learner', async () => {
    expect(await kit.boxes(ines, ARTICLE)).toEqual([]);
    const { notes } = await kit.get<{ notes: Listed[] }>(ines, '');
    expect(JSON.stringify(notes)).not.toContain('Ask twice');
  });
});

describe('[a8] all notes in one place', () => {
  test('newest first, fifty a page, each once, with what they are about; empty ones are not listed', async () => {
    const writer = await kit.enter({ site: 'canvas', person: 'tom' });
    const map = (await kit.tool.call('GET', '/api/course/road-map', { token: writer.token })).body as {
      modules: { slug: string; steps: { slug: string }[] }[];
    };
    const places = map.modules.flatMap(({ slug, steps }) => steps.map((step) => `${slug}/${step.slug}`));
    const chosen = places.slice(0, 60);
    for (const place of chosen) await kit.put(writer, `${place}/note`, { value: `About ${place}` });
    await kit.put(writer, `${places[0]}/note`, { value: '', revision: 1 });
    const first = await kit.get<{ notes: Listed[]; next: string }>(writer, '');
    const second = await kit.get<{ notes: Listed[]; next: string | null }>(writer, `?after=${first.next}`);
    expect(second.next).toBeNull();
    const listed = [...first.notes, ...second.notes].map(({ module, step }) => `${module}/${step}`);
    expect(listed).toEqual(chosen.slice(1).toReversed());
    const { notes } = await kit.get<{ notes: Listed[] }>(writer, '/export');
    expect(notes.map(({ module, step }) => `${module}/${step}`)).toEqual(chosen.slice(1));
  });

  test('say what the box asked, in the language of whoever reads', async () => {
    const { notes } = await kit.get<{ notes: Listed[] }>(ines, '');
    expect(notes.find(({ box }) => box === 'missed')?.question).toMatch(/^The moment when you missed/);
    const { token } = ines;
    await kit.tool.call('PUT', '/api/me/language', { token, body: { lang: 'es' } });
    const spanish = await kit.get<{ lang: string; notes: Listed[] }>(ines, '/export');
    await kit.tool.call('PUT', '/api/me/language', { token, body: { lang: 'en' } });
    expect(spanish.lang).toBe('es');
    expect(spanish.notes.find(({ box }) => box === 'missed')?.question).not.toMatch(/^The moment/);
  });
});
