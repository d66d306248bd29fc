import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { outcomeOfRun, ownEvaluations } from '../../server/rooms/evaluation/evaluation.contract.ts';
import { evaluationDoors, looksBack } from './evaluation-kit.ts';
import { MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

const FINAL = ['final-outcome-evaluation', 'final'] as const;

let kit: MeetingKit;
let doors: ReturnType<typeof evaluationDoors>;
beforeAll(async () => {
  kit = await meetingKit();
  doors = evaluationDoors(kit);
  await kit.formed();
});
const outcome = (name = 'ruth') => doors.get<AnswerOf<typeof outcomeOfRun>>('/outcome', name);
const file = (name: string) =>
  fetch(`${kit.tool.origin}/api/evaluation/files/outcome?lang=es`, {
    headers: { authorization: `Bearer ${kit.who(name).token}` },
  });

describe('the final evaluation', () => {
  it('[S0.17] [i3] is a form of its own, refused before the fifth meeting, which does the last step', async () => {
    const mine = async () => (await doors.get<AnswerOf<typeof ownEvaluations>>('/mine', 'tom')).body.final;
    const { after, finishedAt, subject } = await mine();
    expect([Date.parse(after ?? '') > kit.tool.clock.now().getTime(), finishedAt, subject]).toEqual([
      true,
      null,
      'final',
    ]);
    const early = await doors.answer('tom', FINAL, looksBack(0));
    expect(early).toMatchObject({ status: 409, body: { error: { code: 'final-too-early', at: after } } });
    await kit.later(5 * 14 * 86_400_000);
    expect((await doors.answer('tom', FINAL, looksBack(0))).body).toMatchObject({ problems: [] });
    expect((await mine()).finishedAt).not.toBeNull();
    const done = await kit.tool.rooms.course.stepsDone(kit.scope, kit.idOf('tom'));
    expect(done).toContainEqual(expect.objectContaining({ step: 'outcome-evaluation' }));
    // One's own answers can be read again.
    const own = await doors.call('GET', '/api/forms/final-outcome-evaluation/plain/final', 'tom');
    expect(own.body['answer']).toMatchObject({ values: { learned_most: 'Number 0 waits.' } });
    expect((await doors.answer('ruth', FINAL, looksBack(0))).status).toBe(404);
  });

  it('[S0.17] says nothing to the provider before five have answered (C7)', async () => {
    for (const [at, name] of MEMBERS.slice(2, 5).entries())
      await doors.answer(name, FINAL, looksBack(at + 1));
    expect((await outcome()).body).toMatchObject({ answered: 4, smallest: 5, results: null });
    expect((await file('ruth')).status).toBe(409);
  });

  it('[S0.17] then without names: numbers, and texts in an order that says nothing of who wrote them', async () => {
    await doors.answer('neil', FINAL, looksBack(4));
    const { body } = await outcome();
    expect(body.results).not.toBeNull();
    const result = (field: string) => body.results?.find((one) => one.field === field);
    expect(result('reaction')).toMatchObject({ average: 4.2, counts: expect.any(Array) });
    expect(result('org_barrier')?.counts.find(({ label }) => label.en === 'Time')?.people).toBe(5);
    expect(result('skills_change')?.rows[0]?.cells.map(({ average }) => average)).toEqual([2, 4]);
    expect(result('use')?.texts).toEqual(['I write it down']);
    expect(result('not_helped')?.texts).toEqual([
      'nothing',
      'nothing',
      'nothing',
      'nothing',
      'Too early in the day',
    ]);
    expect(result('contact_6m')?.counts[0]?.people).toBe(1);
    for (const name of [...MEMBERS, 'grace']) expect(JSON.stringify(body)).not.toContain(kit.idOf(name));
    for (const name of ['tom', 'grace']) expect((await outcome(name)).status).toBe(403);
  });

  it('[S0.16] is taken away question by question: no row of the file is anybody’s', async () => {
    const text = await (await file('ruth')).text();
    expect(text.split('\r\n')[0]).toContain('question;row;column;answer;people;average');
    expect(text).toContain('El curso valió mi tiempo');
    expect(text).toContain('4,2');
    expect((await file('tom')).status).toBe(403);
  });
});
