import { beforeAll, describe, expect, test } from 'vitest';
import { inFirstEdition } from '../setup/first-edition.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { quizOf, type KnownQuiz } from './quiz-kit.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
  // Steps of the second edition ask old scenes themselves.
  for (const site of ['moodle', 'canvas'] as const) {
    await kit.enter({ site, person: 'ruth' });
    await inFirstEdition(kit, site);
  }
});

interface Returning {
  lang: string;
  scenes: { name: string; number: string; title: string; html: string }[];
}

const path = (module: string) => `/api/course/returning/${module}`;
const read = async (who: Entered, module: string) =>
  (await kit.tool.call('GET', path(module), { token: who.token })).body as Returning;
const keep = (who: Entered, module: string, body: { scenes: string[]; skipped: boolean }) =>
  kit.tool.call('PUT', path(module), { token: who.token, body });
const names = ({ scenes }: Returning) => scenes.map(({ name }) => name);

describe('two questions of earlier modules', () => {
  test('open each new module, the first of all excepted: whole scenes, with the step they come from', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    expect((await read(tom, 'starting-points')).scenes).toEqual([]);
    const { scenes } = await read(tom, 'conversation-models');
    expect(scenes).toHaveLength(2);
    for (const { html, number, title } of scenes) {
      expect({ number, title }).toEqual({ number: '1.4', title: 'Mentoring, managing or something else?' });
      expect(html).toMatch(/^<p>/);
      expect(html.match(/data-answer="/g)?.length).toBeGreaterThanOrEqual(3);
      expect(html.match(/class="feedback yes"/g)).toHaveLength(1);
    }
    expect(await kit.tool.call('GET', path('no-such-module'), { token: tom.token })).toMatchObject({
      status: 404,
    });
  });

  test('prefer what took more tries, and are not asked twice while others are left', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    const { path: quiz, scenes } = quizOf('starting-points/mentoring-or-not', 1) as KnownQuiz;
    const hard = scenes.slice(2, 4);
    const tried = Object.fromEntries(hard.map(({ key, others, best }) => [key, [...others, best]]));
    await kit.tool.call('PUT', quiz, { token: ines.token, body: { tried, revision: 0 } });
    const first = names(await read(ines, 'conversation-models'));
    expect(first.toSorted()).toEqual(
      hard.map(({ key }) => `starting-points/mentoring-or-not#${key}`).toSorted(),
    );
    await keep(ines, 'conversation-models', { scenes: first, skipped: true });
    expect(names(await read(ines, 'conversation-models'))).toEqual([]);
    const second = names(await read(ines, 'relationship-models'));
    expect(second).toHaveLength(2);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
  });

  test('are remembered once, in two commands, and only as having come back', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    const scenes = names(await read(farah, 'conversation-models'));
    const commands = await commandsOf(kit.tool, () =>
      keep(farah, 'conversation-models', { scenes, skipped: false }),
    );
    expect(commands).toEqual(['find', 'insert']);
    expect((await keep(farah, 'conversation-models', { scenes, skipped: true })).status).toBe(200);
    const rows = kit.tool.database.connection.collection('returns');
    const kept = await rows.find({ person: farah.me.id }).toArray();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ module: 'conversation-models', scenes, skipped: false });
    const strange = { scenes: ['starting-points/mentoring-or-not#nothing'], skipped: true };
    expect((await keep(farah, 'conversation-models', strange)).status).toBe(400);
  });

  test('do not come where the steps of the module ask old scenes themselves', async () => {
    const { token } = await kit.enter({ site: 'moodle', person: 'ruth' });
    const { status } = await kit.tool.call('PUT', '/api/course/edition', { token, body: { edition: 2 } });
    expect(status).toBe(200);
    const gareth = await kit.enter({ site: 'moodle', person: 'gareth' });
    expect((await read(gareth, 'conversation-models')).scenes).toEqual([]);
  });

  test('come in the language of the reader', async () => {
    const lena = await kit.enter({ site: 'canvas', person: 'ines' });
    await kit.tool.call('PUT', '/api/me/language', { token: lena.token, body: { lang: 'es' } });
    const { lang, scenes } = await read(lena, 'conversation-models');
    expect(lang).toBe('es');
    expect(scenes[0]?.title).not.toBe('Mentoring, managing or something else?');
  });
});
