import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

interface Settings {
  startsOn: string | null;
  timeZone: string | null;
  lang: string;
  trainer: { en: string; es: string };
  promise: { en: string; es: string };
  about: { en: string; es: string };
  dates: string;
  order: string;
  closures: { from: string; to: string; why: string }[];
  contacts: { who: string; how: string }[];
}

interface Read {
  revision: number;
  settings: Settings;
  startFrom: string | null;
  history: { by: string | null; at: string; changes: { field: string; from: string; to: string }[] }[];
}

let both: ToolAndLms;
let ruth: Entered;
let marcus: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  marcus = await both.enter({ site: 'moodle', person: 'marcus' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
});

const path = '/api/people/run/settings';
const read = async (who = ruth) => (await both.tool.call('GET', path, { token: who.token })).body as Read;
const put = (who: Entered, revision: number, settings: object) =>
  both.tool.call('PUT', path, { token: who.token, body: { revision, settings } });
/** What a learner is told of their run. */
const told = async () =>
  (await both.tool.call('GET', '/api/people/run', { token: tom.token })).body as Record<string, unknown>;
async function settle(change: Partial<Settings>) {
  const { revision, settings } = await read();
  const answer = await put(ruth, revision, { ...settings, ...change });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('what a trainer settles of a run', () => {
  it('[S3.26] a promise of an answer is read by learners', async () => {
    expect(await told()).toMatchObject({ promise: { en: '', es: '' } });
    const promise = { en: 'Answers within two working days', es: 'Contesta en dos días hábiles' };
    await settle({ promise });
    expect(await told()).toMatchObject({ promise });
  });

  it('[S1.24] several trainers of one run are named to its learners', async () => {
    const { trainers } = (await told()) as { trainers: { name: string }[] };
    const names = trainers.map(({ name }) => name);
    expect(names).toEqual([ruth.me.name, marcus.me.name]);
  });

  it('[S3.31] what the trainer is called is told to everybody of the run, in both languages, from the next page on', async () => {
    const trainer = { en: 'coach', es: 'tutora' };
    await settle({ trainer });
    const again = await both.enter({ site: 'moodle', person: 'tom' });
    expect(again.me.run).toMatchObject({ trainer });
    const { body } = await both.tool.call('GET', '/api/me', { token: tom.token });
    expect(body).toMatchObject({ run: { trainer } });
  });

  it('[S0.19] dates that are not sure yet are told as such, and can be fixed', async () => {
    expect(await told()).toMatchObject({ provisional: false });
    await settle({ dates: 'provisional' });
    expect(await told()).toMatchObject({ provisional: true });
    await settle({ dates: 'fixed' });
    expect(await told()).toMatchObject({ provisional: false });
  });

  it('[S2.29] whether a run is for women only or mixed is a line of its trainers; nobody is asked for a gender', async () => {
    const about = { en: 'For women who lead teams', es: 'Para mujeres que dirigen equipos' };
    await settle({ about });
    expect(await told()).toMatchObject({ about });
    const { body } = await both.tool.call('GET', '/api/openapi.json', { token: tom.token });
    expect(JSON.stringify(body)).toContain('closures');
    expect(JSON.stringify(body)).not.toMatch(/gender|"sex"/i);
  });

  it('closures and local contacts arrive in the order in which they were written', async () => {
    const closures = [
      { from: '2026-10-26', to: '2026-10-30', why: 'Half-term' },
      { from: '2026-12-19', to: '2027-01-03', why: 'Christmas' },
    ];
    const contacts = [{ who: 'Safeguarding lead', how: 'Extension 214, or the blue door' }];
    await settle({ closures, contacts });
    expect(await told()).toMatchObject({ closures, contacts });
  });

  it('a newcomer reads in the language of the run, and in their own once they chose it', async () => {
    await settle({ lang: 'es' });
    const omar = await both.enter({ site: 'moodle', person: 'farah' });
    expect(omar.me.lang).toBe('es');
    await both.tool.call('PUT', '/api/me/language', { token: omar.token, body: { lang: 'en' } });
    expect((await both.enter({ site: 'moodle', person: 'farah' })).me.lang).toBe('en');
    await settle({ lang: 'own' });
  });
});

describe('settling', () => {
  it('is one write, and says who changed what', async () => {
    const { revision, settings } = await read();
    const commands = await commandsOf(both.tool, async () => {
      const next = { ...settings, order: 'locked', promise: { ...settings.promise, en: 'Within a day' } };
      expect((await put(marcus, revision, next)).body).toEqual({ revision: revision + 1 });
    });
    // The session, the run, the write.
    expect(commands).toEqual(['find', 'find', 'update']);
    const { history } = await read();
    expect(history[0]).toMatchObject({
      by: marcus.me.name,
      changes: [
        { field: 'promise.en', from: settings.promise.en, to: 'Within a day' },
        { field: 'order', from: 'advised', to: 'locked' },
      ],
    });
    expect(history.length).toBeGreaterThan(1);
    await settle({ order: 'advised' });
  });

  it('of two at once one is told that the other was faster, and nothing of theirs is lost', async () => {
    const { revision, settings } = await read();
    const answers = await Promise.all([
      put(ruth, revision, { ...settings, about: { en: 'One', es: '' } }),
      put(marcus, revision, { ...settings, about: { en: 'Two', es: '' } }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const won = answers[0]?.status === 200 ? 'One' : 'Two';
    expect((await read()).settings.about.en).toBe(won);
  });

  it('the first day is a trainer’s word only where they changed it', async () => {
    const run = both.tool.database.connection.collection<{ _id: string }>('runs');
    await run.updateOne({ _id: ruth.me.run.id }, { $set: { startsOn: '2026-03-02', startFrom: 'platform' } });
    await settle({ contacts: [] });
    expect(await read()).toMatchObject({ startFrom: 'platform' });
    await settle({ startsOn: '2026-03-09' });
    expect(await read()).toMatchObject({ startFrom: 'trainer', settings: { startsOn: '2026-03-09' } });
    const body = { startsOn: '2026-03-16', timeZone: 'Europe/Madrid' };
    await both.tool.call('PUT', '/api/people/calendar', { token: ruth.token, body });
    expect(await read()).toMatchObject({ settings: body });
    expect((await read()).history[0]?.changes).toContainEqual({
      field: 'startsOn',
      from: '2026-03-09',
      to: '2026-03-16',
    });
  });

  it.each<[string, object]>([
    [
      'a closure that ends before it begins',
      { closures: [{ from: '2026-05-02', to: '2026-05-01', why: '' }] },
    ],
    [
      'closures that overlap',
      {
        closures: [
          { from: '2026-05-01', to: '2026-05-08', why: '' },
          { from: '2026-05-08', to: '2026-05-09', why: '' },
        ],
      },
    ],
    ['a zone of the moon', { timeZone: 'Moon/Crater' }],
    ['a day that there is not', { startsOn: '2026-02-30' }],
    ['a word that turns the line around', { trainer: { en: 'coach\u202e', es: '' } }],
    ['a promise of two lines', { promise: { en: 'soon\nor later', es: '' } }],
    ['a contact without a way to reach them', { contacts: [{ who: 'Somebody', how: ' ' }] }],
    ['something that is no setting', { colour: 'red' }],
  ])('%s is refused', async (_, change) => {
    const { revision, settings } = await read();
    expect((await put(ruth, revision, { ...settings, ...change })).status).toBe(400);
    expect((await read()).revision).toBe(revision);
  });

  it('is for trainers: learners read none of it, an administrator reads it', async () => {
    const { revision, settings } = await read();
    expect((await put(tom, revision, settings)).status).toBe(403);
    expect((await both.tool.call('GET', path, { token: tom.token })).status).toBe(403);
    const order = { tenant: both.tenants.moodle, run: ruth.me.run.id, person: 'ada' };
    const ada = { ...ruth, token: await both.tool.token({ ...order, role: 'administrator' }) };
    expect(await read(ada)).toMatchObject({ revision });
    expect((await put(ada, revision, settings)).status).toBe(403);
  });

  it('a run of before there were settings has those of the first day', async () => {
    const runs = both.tool.database.connection.collection<{ _id: string }>('runs');
    const before = await read();
    await runs.updateOne(
      { _id: ruth.me.run.id },
      { $unset: { settings: 1, settingsRevision: 1, settingsHistory: 1 } },
    );
    expect(await read()).toMatchObject({
      revision: 0,
      settings: { dates: 'fixed', order: 'advised' },
      history: [],
    });
    expect((await put(ruth, 0, before.settings)).status).toBe(200);
    expect(await read()).toMatchObject({ revision: 1, settings: before.settings });
  });

  it('is known to other rooms without a command while this process has just read it', async () => {
    const scope = { tenant: both.tenants.moodle, run: ruth.me.run.id };
    const of = () => both.tool.rooms.people.settings.of(scope, both.tool.clock.now());
    expect((await of()).order).toBe('advised');
    const commands = await commandsOf(both.tool, async () => {
      expect((await of()).order).toBe('advised');
    });
    expect(commands).toEqual([]);
    await settle({ order: 'locked' });
    expect((await of()).order).toBe('locked');
    // As another process saves it.
    const runs = both.tool.database.connection.collection<{ _id: string }>('runs');
    await runs.updateOne({ _id: scope.run }, { $set: { 'settings.order': 'advised' } });
    both.tool.clock.forward(31_000);
    expect((await of()).order).toBe('advised');
  });
});
