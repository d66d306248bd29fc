import { beforeAll, describe, expect, it } from 'vitest';
import { writing } from './forms-kit.ts';
import { hex } from '../setup/hex.ts';
import { ABOUT, relationshipKit, review, type Learner, type RelationshipKit } from './relationship-kit.ts';

let kit: RelationshipKit;
beforeAll(async () => {
  kit = await relationshipKit();
});

const put = (who: Learner, id: string, about: Record<string, unknown>) =>
  kit.hours('PUT', `/relationships/${id}`, who, { ...ABOUT, ...about });
const nudged = async (who: Learner, id: string) =>
  (await kit.open(who, id)).nudges.map(({ rule, what }) => `${rule} ${what}`);
/** As a log that may point at somebody lists them. */
const labels = async (who: Learner) => {
  const { body } = await kit.forms('GET', `/mentor-log/plain/${hex()}`, who);
  const { relationships } = body['sources'] as Record<string, { label: { en: string } }[]>;
  return (relationships ?? []).map(({ label }) => label.en);
};

describe('somebody to mentor', () => {
  it('is added once by the id of the device, by a label, with as many sessions as were planned', async () => {
    const who = await kit.learner();
    const id = hex();
    const one = await put(who, id, {});
    expect(await put(who, id, {})).toMatchObject({ status: 200 });
    expect(one.status).toBe(200);
    const { relationship } = await kit.open(who, id);
    expect(relationship).toMatchObject({ label: 'M1', sessionsPlanned: 4, phases: [], ending: null });
    expect(await labels(who)).toEqual(['M1']);
  });

  it('has a label that is no name, and nobody else’s', async () => {
    const who = await kit.learner();
    await kit.relationship(who, { label: 'M1' });
    for (const label of ['Maria', 'm1', 'M 1', 'ABCD', 'M123'])
      expect((await put(who, hex(), { label })).status, label).toBe(400);
    const taken = await put(who, hex(), { label: 'M1' });
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'label-taken' } } });
  });

  it('is to nobody else, in whatever run or role', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const other = await kit.learner();
    expect((await kit.hours('GET', `/relationships/${id}`, other)).status).toBe(404);
    expect((await kit.write(other, id, 'next', { next: null })).status).toBe(404);
  });

  it('is written by two devices at once, and both are there', async () => {
    const who = await kit.learner();
    const ids = [hex(), hex(), hex()];
    const all = await Promise.all(ids.map((id, at) => put(who, id, { label: `M${at + 1}` })));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await labels(who)).sort()).toEqual(['M1', 'M2', 'M3']);
  });
});

describe('power between the two', () => {
  it.each([
    ['[R1] the mentor manages them', 'i-manage-them', 'R1'],
    ['[R2] a line with a level between', 'indirect-line', 'R2'],
    ['[R2] they manage the mentor', 'they-manage-me', 'R2'],
    ['[R3] the mentor assesses them', 'i-assess-or-appraise-them', 'R3'],
  ])('%s: its warning is read and ticked, and a reason given', async (_name, connection, rule) => {
    const who = await kit.learner();
    const id = hex();
    const refusal = async (about: Record<string, unknown>) =>
      (await put(who, id, { connection, ...about })).body.error;
    expect(await refusal({})).toMatchObject({ code: 'relationship-refused', rule, missing: 'tick' });
    expect(await refusal({ warned: [rule] })).toMatchObject({ rule, missing: 'reason' });
    expect(await refusal({ powerReason: 'Nobody else knows it.' })).toMatchObject({ missing: 'tick' });
    const ok = await put(who, id, { connection, warned: [rule], powerReason: 'Nobody else knows it.' });
    expect(ok.status).toBe(200);
    expect((await kit.open(who, id)).nudges).toContainEqual({ rule, weight: 'warn', what: 'power' });
  });

  it('[R4] in one team is a word and stops nobody', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { connection: 'same-team' });
    expect((await kit.open(who, id)).nudges).toEqual([{ rule: 'R4', weight: 'nudge', what: 'same-team' }]);
  });

  it('[R8] a sixth open relationship is a word, a seventh must be ticked, and an ended one is none', async () => {
    const who = await kit.learner();
    const ids: string[] = [];
    for (const at of [1, 2, 3, 4, 5]) ids.push(await kit.relationship(who, { label: `M${at}` }));
    expect(await nudged(who, ids[0] ?? '')).toEqual([]);
    const sixth = await kit.relationship(who, { label: 'M6' });
    expect((await kit.open(who, sixth)).nudges).toEqual([{ rule: 'R8', weight: 'nudge', what: 'many' }]);
    const seventh = await put(who, hex(), { label: 'M7' });
    expect(seventh.body.error).toMatchObject({ code: 'relationship-refused', rule: 'R8', missing: 'tick' });
    expect((await put(who, hex(), { label: 'M7', warned: ['R8'] })).status).toBe(200);
    await kit.hours('POST', `/relationships/${sixth}/ending`, who, { undo: false });
    expect((await kit.open(who, ids[0] ?? '')).nudges).toEqual([
      { rule: 'R8', weight: 'nudge', what: 'many' },
    ]);
  });
});

describe('the reviews', () => {
  it('[R5] at three sessions the first, at six the last, and a seventh asks for a renewed purpose', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    const after = async (sessions: number) => {
      while ((await kit.open(who, id)).sessions < sessions) await kit.session(who, id, 2);
      return (await nudged(who, id)).filter((one) => one.startsWith('R5'));
    };
    await put(who, id, {});
    expect(await after(2)).toEqual([]);
    expect(await after(3)).toEqual(['R5 midpoint']);
    expect(await after(6)).toEqual(['R5 final']);
    expect(await after(7)).toEqual(['R5 renew']);
    expect((await kit.write(who, id, 'state', { state: 'renewed' })).status).toBe(200);
    expect(await kit.open(who, id)).toMatchObject({ sessions: 0, nudges: [] });
  });

  it('[S4.12] [S4.20] begin with the first aims; what was agreed first is kept while aims move', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.agree(who, id, ['Speak first', 'Lead a meeting']);
    const midpoint = `/midpoint-review/plain/${id}`;
    const opened = (await kit.forms('GET', midpoint, who)).body as unknown as {
      starts: { objectives_now: { key: string; cells: { objective: string } }[] };
      form: { known: Record<string, unknown> };
    };
    expect(opened.form.known).toEqual({ relationship: 'M1', sessions_so_far: 0 });
    const rows = opened.starts.objectives_now;
    expect(rows.map(({ cells }) => cells.objective)).toEqual(['Speak first', 'Lead a meeting']);
    kit.tool.clock.forward(60_000);
    const values = review([
      {
        key: rows[0]?.key,
        cells: { objective: 'Speak first', decision: 'change', new_wording: 'Speak early' },
      },
      { key: rows[1]?.key, cells: { objective: 'Lead a meeting', decision: 'drop' } },
      { key: 'new', cells: { objective: 'Ask for the post', decision: 'keep' } },
    ]);
    const saved = await kit.forms('PUT', midpoint, who, writing(values, { finish: true }));
    expect(saved.body).toMatchObject({ state: 'finished', problems: [] });
    const { aims, relationship, papers } = await kit.open(who, id);
    expect(aims.first.map(({ objective }) => objective)).toEqual(['Speak first', 'Lead a meeting']);
    expect(aims.now.map(({ objective }) => objective)).toEqual(['Speak early', 'Ask for the post']);
    expect(relationship['midpointAt']).not.toBeNull();
    expect(papers.map(({ form }) => form).sort()).toEqual(['mentoring-agreement', 'midpoint-review']);
    const final = (await kit.forms('GET', `/final-review/plain/${id}`, who)).body as unknown as {
      starts: { objectives_met: { cells: { objective: string } }[] };
    };
    expect(final.starts.objectives_met.map(({ cells }) => cells.objective)).toEqual([
      'Speak first',
      'Lead a meeting',
    ]);
  });

  it('[N16] ask again how the two are connected, and a new answer has the same rules', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    await kit.earlier(who, 40);
    for (const days of [20, 10, 2]) await kit.session(who, id, days);
    expect(await nudged(who, id)).toEqual(['R5 midpoint', 'N16 connection']);
    const managing = { connection: 'i-manage-them', powerReason: 'We were moved.' };
    expect((await put(who, id, managing)).body.error).toMatchObject({ rule: 'R1', missing: 'tick' });
    expect((await put(who, id, { ...managing, warned: ['R1'] })).status).toBe(200);
    expect(await nudged(who, id)).toEqual(['R1 power', 'R5 midpoint']);
  });
});

describe('time without a session', () => {
  it('[R6] six weeks without contact are a word, unless it rests', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.earlier(who, 41);
    expect(await nudged(who, id)).toEqual([]);
    await kit.earlier(who, 1);
    expect(await nudged(who, id)).toEqual(['R6 quiet']);
    await kit.write(who, id, 'state', { state: 'paused' });
    expect(await nudged(who, id)).toEqual([]);
    await kit.write(who, id, 'state', { state: 'open' });
    expect(await nudged(who, id)).toEqual(['R6 quiet']);
    await kit.session(who, id, 1);
    expect(await nudged(who, id)).toEqual(['H16 sign']);
  });

  it('[R7] more than six months are a word', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.earlier(who, 183);
    expect(await nudged(who, id)).toContain('R7 long');
    await kit.write(who, id, 'state', { state: 'renewed' });
    expect(await nudged(who, id)).not.toContain('R7 long');
  });

  it('[S2.23] the agreement is asked for before the second meeting', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    expect(await nudged(who, id)).toEqual([]);
    await kit.write(who, id, 'next', { next: kit.next(7) });
    expect((await kit.open(who, id)).nudges).toEqual([{ rule: 'H16', weight: 'nudge', what: 'sign' }]);
    await kit.session(who, id, 1);
    expect((await kit.open(who, id)).nudges).toEqual([{ rule: 'H16', weight: 'warn', what: 'sign' }]);
    await kit.agree(who, id);
    expect(await nudged(who, id)).toEqual(['H16 sign']);
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    expect(await nudged(who, id)).toEqual([]);
  });
});
