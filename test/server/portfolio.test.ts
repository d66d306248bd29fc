import { beforeAll, describe, expect, it } from 'vitest';
import type { OwnQuestion } from '../../server/rooms/portfolio/document.contract.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { hex } from '../setup/hex.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const BANK = '/api/portfolio/question-bank';
const MAP = '/api/portfolio/style-map';
const BANK_STEP = '/api/course/steps/conversation-models/question-bank';
const MAP_STEP = '/api/course/steps/relationship-models/map-your-style';

const question = (id: string, rest: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id,
  text: `What about ${id}?`,
  drawer: 'deepen',
  from: null,
  struck: null,
  ...rest,
});
const questions = (count: number) => Array.from({ length: count }, (_, at) => question(`q${at}`));

interface Opened<Value> {
  document: { value: Value | null; revision: number; savedAt: string | null };
}
const get = async <T>({ token }: Entered, path: string) => {
  const { status, body } = await kit.tool.call('GET', path, { token });
  expect(status).toBe(200);
  return body as T;
};
const put = (
  { token }: Entered,
  path: string,
  value: unknown,
  about: { revision?: number; write?: string } = {},
) => kit.tool.call('PUT', path, { token, body: { value, revision: 0, write: hex(), ...about } });
const isDone = async (who: Entered, step: string) => (await get<{ done: boolean }>(who, step)).done;
const bankOf = async (who: Entered) => (await get<Opened<{ questions: OwnQuestion[] }>>(who, BANK)).document;

describe('[b3][S0.13] a question bank', () => {
  it('begins empty beside the questions and drawers of the course', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const { document, offer } = await get<
      Opened<unknown> & { offer: { drawers: unknown[]; inquiries: unknown[] } }
    >(tom, BANK);
    expect(document).toEqual({ value: null, revision: 0, savedAt: null });
    expect([offer.drawers.length, offer.inquiries.length]).toEqual([6, 12]);
  });

  it('is kept over the revision it was written over, once for a write, and answers the newer one otherwise', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    const write = hex();
    const first = await put(farah, BANK, { questions: questions(2) }, { write });
    expect(first.body).toMatchObject({ revision: 1, completed: false });
    expect((await put(farah, BANK, { questions: questions(2) }, { write })).body).toMatchObject({
      revision: 1,
    });
    const stale = await put(farah, BANK, { questions: questions(3) });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      error: { code: 'conflict', revision: 1, value: { questions: questions(2) } },
    });
    expect(await bankOf(farah)).toMatchObject({ revision: 1, value: { questions: questions(2) } });
  });

  it('takes two hundred questions and not one more, and nothing that it does not know', async () => {
    const neil = await kit.enter({ site: 'canvas', person: 'neil' });
    expect((await put(neil, BANK, { questions: questions(201) })).status).toBe(400);
    expect((await put(neil, BANK, { questions: [{ ...question('x'), owner: 'me' }] })).status).toBe(400);
    expect((await put(neil, BANK, { questions: questions(200) })).status).toBe(200);
  });

  it('with ten sorted completes its step, once: what is taken back stays taken back', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    await put(ines, BANK, { questions: [...questions(9), question('x', { drawer: null })] });
    expect(await isDone(ines, BANK_STEP)).toBe(false);
    const tenth = await put(ines, BANK, { questions: questions(10) }, { revision: 1 });
    expect(tenth.body).toMatchObject({ revision: 2, completed: true });
    expect(await isDone(ines, BANK_STEP)).toBe(true);
    await kit.tool.call('DELETE', `${BANK_STEP}/done`, { token: ines.token });
    await put(ines, BANK, { questions: questions(11) }, { revision: 2 });
    expect(await isDone(ines, BANK_STEP)).toBe(false);
  });

  it('marks its step later where the mark could not be made with the write', async () => {
    const hannah = await kit.enter({ site: 'moodle', person: 'hannah' });
    const rows = kit.tool.database.connection.collection('documents');
    await put(hannah, BANK, { questions: questions(10) });
    // As if the process had ended between the two.
    await kit.tool.call('DELETE', `${BANK_STEP}/done`, { token: hannah.token });
    const soon = new Date(kit.tool.clock.now().getTime() + 60_000);
    await rows.updateOne(
      { person: hannah.me.id, kind: 'question-bank' },
      { $set: { pending: { at: soon, dueAt: kit.tool.clock.now() } } },
    );
    while (await kit.tool.rooms.work.markPortfolios());
    expect(await isDone(hannah, BANK_STEP)).toBe(true);
    expect(await kit.tool.rooms.work.markPortfolios()).toBe(false);
  });

  it('takes two database commands at most to save, and answers in less than a kilobyte', async () => {
    const joanna = await kit.enter({ site: 'canvas', person: 'joanna' });
    await put(joanna, BANK, { questions: questions(10) });
    for (const [revision, count] of [
      [1, 9],
      [2, 100],
    ] as const) {
      let size = 0;
      const commands = await commandsOf(kit.tool, async () => {
        const { body } = await put(joanna, BANK, { questions: questions(count) }, { revision });
        size = JSON.stringify(body).length;
      });
      expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(2);
      expect(size).toBeLessThan(1000);
    }
    const reading = await commandsOf(kit.tool, () => get(joanna, BANK));
    expect(reading.length, reading.join(' ')).toBeLessThanOrEqual(2);
  });
});

describe('a style map', () => {
  it('with five sentences of one reading placed completes its step', async () => {
    const sofia = await kit.enter({ site: 'canvas', person: 'sofia' });
    const sentence = (at: number) => ({ id: `s${at}`, text: `I said ${at}`, leads: at, need: 6 - at });
    const reading = {
      id: 'r',
      day: '2026-04-01',
      sentences: [1, 2, 3, 4, 5].map(sentence),
      tags: { coach: 'leading-head' },
    };
    expect((await put(sofia, MAP, { readings: [{ ...reading, day: '1 April' }] })).status).toBe(400);
    expect((await put(sofia, MAP, { readings: [reading] })).body).toMatchObject({ completed: true });
    expect(await isDone(sofia, MAP_STEP)).toBe(true);
    expect((await get<Opened<unknown>>(sofia, MAP)).document.value).toEqual({ readings: [reading] });
  });
});

describe('[N5][a9] a model that somebody chose', () => {
  const chooser = (chosen: string | null) => ({
    compared: ['peer', 'own-1'],
    own: [
      {
        id: 'own-1',
        name: 'On Side',
        cells: { power: 'nobody' },
        parents: 'CLEAR',
        left: 'a review',
        sign: 'two calls moved',
      },
    ],
    criteria: [{ id: 'fit', name: 'Fit', weight: 5 }],
    options: [
      { id: 'a', name: 'Do nothing', scores: { fit: 1 }, verdict: 'It asks nothing' },
      { id: 'b', name: 'On Side', scores: { fit: 4 }, verdict: '' },
    ],
    chosen,
    reasons: 'Nobody is linked with their own line',
  });

  it('stands ready for the business case with its reasons, its runner-up and its table', async () => {
    const amy = await kit.enter({ site: 'canvas', person: 'neil' });
    const scope = { tenant: kit.tenants.canvas, run: amy.me.run.id };
    const path = '/api/portfolio/model-chooser';
    expect(await kit.tool.rooms.portfolio.chosen(scope, amy.me.id)).toBeUndefined();
    await put(amy, path, chooser(null));
    expect(await kit.tool.rooms.portfolio.chosen(scope, amy.me.id)).toBeUndefined();
    await put(amy, path, chooser('b'), { revision: 1 });
    expect(await kit.tool.rooms.portfolio.chosen(scope, amy.me.id)).toMatchObject({
      name: 'On Side',
      own: { parents: 'CLEAR' },
      reasons: 'Nobody is linked with their own line',
      criteria: [{ name: 'Fit', weight: 5 }],
      options: [
        { name: 'On Side', total: 20, scores: [4] },
        { name: 'Do nothing', total: 5, verdict: 'It asks nothing' },
      ],
      most: 25,
    });
    const offer = (await get<{ offer: { models: unknown[] } }>(amy, path)).offer;
    expect(offer.models).toHaveLength(8);
  });
});

describe('a portfolio', () => {
  it('is its learner’s alone: trainers have no way to ask for one, and another learner finds their own', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const charter = {
      level: 'listen',
      offer: 'One hour',
      domain: '',
      community: '',
      practice: '',
      rhythm: '',
      convener: '',
    };
    await put(tom, '/api/portfolio/community-charter', charter);
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    for (const path of [
      '',
      '/community-charter',
      '/handbook',
      '/style-map',
      '/question-bank',
      '/model-chooser',
    ])
      expect((await kit.tool.call('GET', `/api/portfolio${path}`, { token: ruth.token })).status).toBe(403);
    const other = await kit.enter({ site: 'moodle', person: 'beatriz' });
    const { document } = await get<Opened<unknown>>(other, '/api/portfolio/community-charter');
    expect(document.value).toBeNull();
    const { documents } = await get<{ documents: { kind: string; count: number }[] }>(tom, '/api/portfolio');
    expect(documents.find(({ kind }) => kind === 'community-charter')?.count).toBe(2);
  });

  it('goes with its learner when they take everything away, and is one where two entries are one person', async () => {
    const [tom, ines] = [
      await kit.enter({ site: 'moodle', person: 'tom' }),
      await kit.enter({ site: 'moodle', person: 'ines' }),
    ];
    const scope = { tenant: kit.tenants.moodle, run: tom.me.run.id };
    const room = kit.tool.rooms.rooms.find(({ service }) => service === kit.tool.rooms.portfolio)!;
    const taken = (await room.persons.take(scope, tom.me.id)) as { portfolio: { kind: string }[] };
    expect(taken.portfolio.map(({ kind }) => kind)).toContain('community-charter');
    const pair = { from: ines.me.id, into: tom.me.id };
    await put(tom, BANK, { questions: [question('mine')] });
    const before = await bankOf(tom);
    await room.persons.join!(scope, pair);
    await room.persons.join!(scope, pair);
    const ids = ((await bankOf(tom)).value?.questions ?? []).map(({ id }) => id);
    expect(ids).toHaveLength(12);
    expect(ids[0]).toBe('mine');
    await room.persons.part!(scope, pair);
    expect((await bankOf(tom)).value).toEqual(before.value);
    expect((await bankOf(ines)).value?.questions).toHaveLength(11);
  });
});
