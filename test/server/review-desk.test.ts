import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { commandsOf } from './counting.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** Reading, commenting and judging a version, and what its learner sees of it when. */
let kit: ReviewKit;
let ruth: Entered;
let marcus: Entered;
let ines: Entered;
let tom: Entered;
let id: string;

const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
const QUESTION = {
  anchor: {
    kind: 'text',
    section: 'rationale',
    quote: '6 of 9 leavers',
    from: 10,
    to: 24,
    before: 'exit interviews, ',
    after: ' said',
  },
  kind: 'question',
  body: 'What did the other three say? <img src=x onerror=alert(1)>',
  wording: null,
};

beforeAll(async () => {
  kit = await reviewKit();
  [ruth, marcus, ines, tom] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'marcus' }),
    await kit.enter({ site: 'moodle', person: 'ines' }),
    await kit.enter({ site: 'moodle', person: 'tom' }),
  ];
  await kit.handIn(ines);
  id = await kit.take(ruth, ines);
});

const desk = async (who: Entered, review = id) => (await kit.review('GET', `reviews/${review}`, who)).body;
const draft = (who: Entered, revision: number, value: object, review = id) =>
  kit.review('PUT', `reviews/${review}/draft`, who, { write: hex(), revision, value });
const comment = (who: Entered, key: string, revision: number, value: object) =>
  kit.review('PUT', `reviews/${id}/comments/${key}`, who, { write: hex(), revision, value });
const own = async () => (await kit.review('GET', 'own/1', ines)).body;

describe('the desk', () => {
  it('[f2] shows the version as it was handed in, with the rubric and its levels', async () => {
    const body = await desk(ruth);
    expect(body).toMatchObject({
      review: { version: 1, state: 'claimed' },
      writes: true,
      version: { number: 1, head: { currency: 'GBP' } },
      rubric: { criteria: expect.any(Array), levels: expect.any(Array) },
      notApplicable: [],
      draft: { value: { levels: {}, decision: null, words: '' }, revision: 0, savedAt: null },
      comments: [],
      before: null,
    });
    const colleague = await desk(marcus);
    expect(colleague['writes']).toBe(false);
    expect((await kit.review('GET', `reviews/${id}`, ines)).status).toBe(403);
  });

  it('[f2] [N17] keeps comments on words, on a cell and on the whole case, each by itself', async () => {
    const [one, two, three] = [hex(), hex(), hex()];
    expect((await comment(ruth, one, 0, QUESTION)).body).toMatchObject({ revision: 1 });
    const cell = {
      kind: 'cell',
      section: 'costs-benefits',
      table: 'costs',
      row: 'a',
      column: 'amount',
      quote: '£1',
    };
    await comment(ruth, two, 0, { ...QUESTION, anchor: cell, kind: 'suggestion', wording: 'Say £2.' });
    await comment(ruth, three, 0, { ...QUESTION, anchor: { kind: 'case' }, kind: 'strength' });
    expect((await comment(ruth, one, 1, { ...QUESTION, body: 'And the other three?' })).body).toMatchObject({
      revision: 2,
    });
    const { comments } = (await desk(marcus)) as unknown as { comments: object[] };
    expect(comments).toMatchObject([
      { id: one, value: { ...QUESTION, body: 'And the other three?' }, by: { name: ruth.me.name } },
      { id: two, value: { anchor: cell, wording: 'Say £2.' } },
      { id: three, value: { kind: 'strength' } },
    ]);
    // Taken out, and back again by saving over it.
    await kit.review('POST', `reviews/${id}/comments/${three}/remove`, ruth, { write: hex(), revision: 1 });
    expect((await desk(ruth))['comments']).toHaveLength(2);
    await comment(ruth, three, 2, { ...QUESTION, anchor: { kind: 'case' }, kind: 'strength' });
    expect((await desk(ruth))['comments']).toHaveLength(3);
  });

  it('does a write once, and answers what stands there to one over an older state', async () => {
    const key = hex();
    const body = { write: hex(), revision: 0, value: QUESTION };
    const first = await kit.review('PUT', `reviews/${id}/comments/${key}`, ruth, body);
    expect(await kit.review('PUT', `reviews/${id}/comments/${key}`, ruth, body)).toEqual(first);
    const late = await comment(ruth, key, 0, { ...QUESTION, body: 'Other' });
    expect(late).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', value: QUESTION, revision: 1 } },
    });
    await draft(ruth, 0, { levels: { need: 2 }, decision: null, words: 'So far' });
    expect(await draft(ruth, 0, { levels: {}, decision: null, words: '' })).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', value: { words: 'So far' }, revision: 1 } },
    });
  });

  it('[C5] refuses what somebody writes who does not have it, and says who has', async () => {
    for (const refused of [
      await draft(marcus, 1, { levels: {}, decision: null, words: 'Over it' }),
      await comment(marcus, hex(), 0, QUESTION),
    ])
      expect(refused).toMatchObject({
        status: 409,
        body: { error: { code: 'claimed-by-another', by: { name: ruth.me.name } } },
      });
    expect(await desk(ruth)).toMatchObject({ draft: { value: { words: 'So far' } } });
  });

  it('goes on for whoever had it, when nobody took it meanwhile', async () => {
    kit.tool.clock.forward(45 * 60_000);
    expect((await draft(ruth, 1, { levels: LEVELS, decision: null, words: 'Nearly' })).status).toBe(200);
    expect(await kit.queue(ruth)).toMatchObject([{ state: 'claimed', begun: true }]);
  });

  it('saves in one command beside the session', async () => {
    const value = { levels: LEVELS, decision: 'accepted-with-changes', words: 'Go on.' };
    const commands = await commandsOf(kit.tool, () => draft(ruth, 2, value));
    expect(commands).toEqual(['find', 'update']);
    expect(await commandsOf(kit.tool, () => comment(ruth, hex(), 0, QUESTION))).toEqual(['find', 'update']);
  });
});

describe('before it is released', () => {
  it('[f4] the learner hears that it is being read, not by whom and nothing of it', async () => {
    const { body } = await kit.review('GET', 'own', ines);
    expect(body['versions']).toMatchObject([
      { version: 1, state: 'reading', decision: null, releasedAt: null },
    ]);
    const answer = await own();
    expect(answer).toMatchObject({ released: null, version: { number: 1 } });
    for (const text of ['And the other three?', 'Go on.', ruth.me.id, marcus.me.id])
      expect(JSON.stringify(answer)).not.toContain(text);
    expect((await kit.review('GET', 'own/1', tom)).status).toBe(404);
  });

  it('is not released without a decision or with a criterion that has no level', async () => {
    await draft(ruth, 3, { levels: { ...LEVELS, need: undefined }, decision: null, words: '' });
    const refused = await kit.review('POST', `reviews/${id}/release`, ruth, { write: hex() });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { code: 'review-incomplete', open: ['need'], decision: false } },
    });
    await draft(ruth, 4, { levels: LEVELS, decision: 'accepted-with-changes', words: 'Go on.' });
    expect((await kit.review('POST', `reviews/${id}/release`, marcus, { write: hex() })).status).toBe(409);
  });
});

describe('what was released', () => {
  it('[f4] [f5] appears all together, and nothing can be written in it any more', async () => {
    const write = hex();
    const first = await kit.review('POST', `reviews/${id}/release`, ruth, { write });
    expect(first).toMatchObject({ status: 200, body: { ready: true } });
    expect(await kit.review('POST', `reviews/${id}/release`, ruth, { write })).toEqual(first);
    const { released } = (await own()) as unknown as { released: { comments: object[] } };
    expect(released).toMatchObject({
      by: { name: ruth.me.name },
      decision: 'accepted-with-changes',
      words: 'Go on.',
      levels: LEVELS,
      ready: true,
    });
    expect(released.comments).toHaveLength(5);
    expect(await draft(ruth, 5, { levels: {}, decision: null, words: 'Later' })).toMatchObject({
      status: 409,
      body: { error: { code: 'not-waiting', state: 'released' } },
    });
    expect(await kit.queue(ruth)).toEqual([]);
    expect(await kit.queue(ruth, 'released')).toMatchObject([
      { id, released: { decision: 'accepted-with-changes', ready: true, openedAt: null } },
    ]);
  });

  it('tells the team when its learner has opened it', async () => {
    await kit.review('PUT', 'own/1/opened', ines);
    const at = (await kit.queue(ruth, 'released'))[0]?.released;
    expect(at).toMatchObject({ openedAt: expect.any(String) });
    kit.tool.clock.forward(60_000);
    await kit.review('PUT', 'own/1/opened', ines);
    expect((await kit.queue(ruth, 'released'))[0]?.released).toEqual(at);
  });

  it('can be taken back: it is hidden again, waits, and is released once more', async () => {
    expect((await kit.review('POST', `reviews/${id}/withdraw`, ruth, {})).body).toEqual({ state: 'waiting' });
    expect(await own()).toMatchObject({ released: null, review: { state: 'reading', openedAt: null } });
    expect(await kit.queue(ruth)).toMatchObject([{ id, state: 'claimed', claim: { own: true } }]);
    await draft(ruth, 5, { levels: LEVELS, decision: 'accepted', words: 'Go on.' });
    await kit.review('POST', `reviews/${id}/release`, ruth, { write: hex() });
    expect(await own()).toMatchObject({ released: { decision: 'accepted' } });
  });

  it('[f6] stays beside the next version', async () => {
    await kit.handInAgain(ines, 'Three colleges became one.');
    const next = await kit.take(marcus, ines);
    expect(await desk(marcus, next)).toMatchObject({
      version: { number: 2 },
      comments: [],
      draft: { value: { levels: {} } },
      before: {
        version: { number: 1 },
        released: {
          decision: 'accepted',
          comments: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
        },
      },
    });
    expect(await own()).toMatchObject({ released: { decision: 'accepted' } });
  });
});
