import { beforeAll, describe, expect, it } from 'vitest';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

interface AboutYou {
  number: number;
  facts: Record<string, boolean | null>;
  consent: { given: boolean; at: string } | null;
  code: { version: string; url: string; acknowledgedAt: string | null; earlier: boolean };
}

let both: ToolAndLms;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  tom = await both.enter({ site: 'moodle', person: 'tom' });
});

const put = async (path: string, body: object, who = tom) => {
  const answer = await both.tool.call('PUT', `/api/people/about-you/${path}`, { token: who.token, body });
  return answer.status;
};
const read = async (who = tom) =>
  (await both.tool.call('GET', '/api/people/about-you', { token: who.token })).body as AboutYou;
const asks = async () =>
  ((await both.tool.call('GET', '/api/me', { token: tom.token })).body as { asks: boolean }).asks;

describe('a learner who arrives', () => {
  it('[S0.1] is asked three facts, answers each with yes or no, and may answer anew later', async () => {
    expect(await read()).toMatchObject({
      number: tom.me.number,
      facts: { trained: null, relationship: null, support: null },
    });
    expect(await asks()).toBe(true);
    expect(await put('facts/trained', { answer: true })).toBe(200);
    expect(await put('facts/relationship', { answer: false })).toBe(200);
    expect(await put('facts/support', { answer: false })).toBe(200);
    expect(await put('facts/support', { answer: true })).toBe(200);
    expect((await read()).facts).toEqual({ trained: true, relationship: false, support: true });
    expect(await put('facts/gender', { answer: true })).toBe(400);
  });

  it('[S3.16] consents to the use of data under a number, withdraws it at any time, and each word is kept', async () => {
    expect((await read()).consent).toBeNull();
    await put('consent', { given: true });
    expect((await read()).consent).toMatchObject({ given: true });
    await put('consent', { given: false });
    expect((await read()).consent).toMatchObject({ given: false });
    await put('consent', { given: true });
    const scope = { tenant: both.tenants.moodle, run: tom.me.run.id };
    const taken: Record<string, unknown> = {};
    for (const room of both.tool.rooms.rooms) Object.assign(taken, await room.persons.take(scope, tom.me.id));
    expect(taken).toMatchObject({
      enrolment: {
        aboutYou: {
          facts: { trained: true },
          history: [{ what: 'consent-given' }, { what: 'consent-withdrawn' }, { what: 'consent-given' }],
        },
      },
    });
  });

  it('[S4.8] acknowledges the code of ethics with its time, and is asked again when it has another version', async () => {
    const { code } = await read();
    expect(code).toMatchObject({ acknowledgedAt: null, earlier: false });
    expect(code.url).toMatch(/^https:/);
    expect(await put('code', { version: 'older' })).toBe(409);
    expect(await put('code', { version: code.version })).toBe(200);
    const moment = Date.parse((await read()).code.acknowledgedAt ?? '');
    expect(Math.abs(moment - both.tool.clock.now().getTime())).toBeLessThan(60_000);
    // The last that this learner had to be asked.
    expect(await asks()).toBe(false);
    const enrolments = both.tool.database.connection.collection('enrolments');
    const own = { person: tom.me.id, run: tom.me.run.id };
    await enrolments.updateOne(own, { $set: { 'aboutYou.code.version': '2' } });
    expect((await read()).code).toMatchObject({ acknowledgedAt: null, earlier: true });
    expect(await asks()).toBe(true);
  });

  it('is saved in one write', async () => {
    const commands = await commandsOf(both.tool, () => put('facts/trained', { answer: false }));
    // The session, the write.
    expect(commands).toEqual(['find', 'update']);
  });
});

describe('trainers', () => {
  it('see how many said what once five have, and never who', async () => {
    const { tool, tenants } = both;
    const scope = { tenant: tenants.moodle, run: 'arrived' };
    const people = Array.from({ length: 6 }, (_, at) => ({ number: at + 1, visited: 1 }));
    await writeCohort(tool.database.connection, {
      ...scope,
      like: tom.me.run.id,
      people,
      now: tool.clock.now(),
    });
    const trainer = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
    const about = async () =>
      (await tool.call('GET', '/api/cohort/about', { token: trainer })).body as Record<string, unknown>;
    const none = { trained: null, relationship: null, support: null, consent: null, code: null };
    expect(await about()).toEqual({ learners: 6, ...none });
    const say = async (number: number, path: string, body: object) => {
      const token = await tool.token({ ...scope, person: personOf('arrived', number), role: 'learner' });
      await tool.call('PUT', `/api/people/about-you/${path}`, { token, body });
    };
    for (const number of [1, 2, 3, 4]) await say(number, 'facts/trained', { answer: number > 1 });
    expect(await about()).toEqual({ learners: 6, ...none });
    await say(5, 'facts/trained', { answer: true });
    for (const number of [1, 2, 3, 4, 5, 6]) await say(number, 'consent', { given: number !== 3 });
    expect(await about()).toEqual({
      learners: 6,
      ...none,
      trained: { yes: 4, no: 1 },
      consent: { yes: 5, no: 1 },
    });
    // Withdrawn: the number follows.
    await say(1, 'consent', { given: false });
    expect(await about()).toMatchObject({ consent: { yes: 4, no: 2 } });
    expect((await tool.call('GET', '/api/people/about-you', { token: trainer })).status).toBe(403);
  });
});
