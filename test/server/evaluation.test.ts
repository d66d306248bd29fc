import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import { randomToken } from '../../server/core/hash.ts';
import type {
  evaluatedMeeting,
  evaluatedMeetings,
  ownEvaluations,
} from '../../server/rooms/evaluation/evaluation.contract.ts';
import { closed, evaluationDoors, reviewed, SAID } from './evaluation-kit.ts';
import { MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

const HOUR = 3_600_000;
const HOSTILE = '=HYPERLINK("http://evil.example") <img src=x onerror=alert(1)>';

let kit: MeetingKit;
let doors: ReturnType<typeof evaluationDoors>;
let set = '';
let form: readonly [string, string];
let notes: readonly [string, string];
beforeAll(async () => {
  kit = await meetingKit();
  doors = evaluationDoors(kit);
  set = await kit.formed();
  form = ['set-evaluation', `${set}-1`];
  notes = ['facilitator-notes', `${set}-1`];
});

const mine = async (name: string) => (await doors.get<AnswerOf<typeof ownEvaluations>>('/mine', name)).body;
const desk = async () => (await doors.get<AnswerOf<typeof evaluatedMeetings>>('/meetings', 'ruth')).body;
const one = async (name = 'ruth') => doors.get<AnswerOf<typeof evaluatedMeeting>>(`/meetings/${set}/1`, name);
const evaluate = (name: string, more: object = {}) => doors.answer(name, form, { ...SAID, ...more });

describe('the evaluation of a meeting', () => {
  it('[S0.14] [i1] opens in its last ten minutes, to whoever was there, and knows which meeting it is', async () => {
    expect((await evaluate('tom')).status).toBe(404);
    await reviewed(kit, set);
    const opened = await doors.call('GET', `/api/forms/set-evaluation/plain/${set}-1`, 'tom');
    expect(opened.body['form']).toMatchObject({ known: { session_no: 1 } });
    for (const name of ['grace', 'ruth']) expect((await evaluate(name)).status).toBe(404);
    expect((await doors.answer('tom', ['set-evaluation', `${set}-2`], SAID)).status).toBe(404);
    expect((await doors.answer('tom', ['set-evaluation', 'nothing'], SAID)).status).toBe(404);
    await closed(kit, set);
  });

  it('[C27] is asked once a meeting, in two minutes: five numbers and a line', async () => {
    const { meetings } = await mine('tom');
    expect(meetings).toMatchObject([{ n: 1, step: 'choose-or-devise/set-1', open: true, finishedAt: null }]);
    const due = Date.parse(meetings[0]?.dueAt ?? '') - kit.tool.clock.now().getTime();
    expect(Math.round(due / HOUR)).toBe(48);
    expect((await evaluate('tom')).body).toMatchObject({ state: 'finished', problems: [] });
    expect((await mine('tom')).meetings[0]?.finishedAt).not.toBeNull();
  });

  it('[S0.16] is read by who facilitates, with names, a private line too; a draft is not', async () => {
    await evaluate('farah', { say_privately: 'I would like a word.', change: HOSTILE });
    await doors.answer('neil', form, { ...SAID, learned: 'Not yet.' }, false);
    const { status, body } = await one();
    expect(status).toBe(200);
    expect(body.answers.map(({ name }) => String(name)).toSorted()).toEqual(['farah', 'tom']);
    expect(body.answers.find(({ name }) => name === 'farah')?.values).toMatchObject({
      say_privately: 'I would like a word.',
      change: HOSTILE,
    });
    expect(JSON.stringify(body)).not.toContain('Not yet.');
    for (const name of ['tom', 'farah', 'grace']) expect((await one(name)).status).toBe(403);
  });

  it('is shown to the set as averages once four have answered, and never a word of it (C7)', async () => {
    await evaluate('ines');
    expect((await mine('tom')).meetings[0]?.averages).toEqual([]);
    await evaluate('joanna', { useful: 1 });
    const { meetings } = await mine('tom');
    expect(meetings[0]?.averages).toContainEqual({
      field: 'useful',
      label: expect.objectContaining({ en: 'It was a good use of my time' }),
      average: 4,
      people: 4,
    });
    expect(meetings[0]?.averages).toHaveLength(5);
    expect(JSON.stringify(meetings)).not.toMatch(/second answer|a word/);
    expect((await mine('grace')).meetings).toEqual([]);
  });

  it('[S0.14] [i1] comes with its rate of return; two days later it is taken and counted as late (S9)', async () => {
    expect((await desk()).meetings).toMatchObject([{ n: 1, there: 6, answered: 4, inTime: 4 }]);
    await kit.later(49 * HOUR);
    expect((await evaluate('beatriz')).status).toBe(200);
    expect((await desk()).meetings).toMatchObject([{ n: 1, there: 6, answered: 5, inTime: 4 }]);
    const late = (await one()).body.answers.filter((answer) => answer.late);
    expect(late.map(({ name }) => name)).toEqual(['beatriz']);
  });

  it('[S0.16] is taken away by who facilitates as a table that runs nothing, without what was said privately', async () => {
    const { origin } = kit.tool;
    const take = async (name: string) =>
      fetch(`${origin}/api/evaluation/files/meetings?lang=en`, {
        headers: { authorization: `Bearer ${kit.who(name).token}` },
      });
    const file = await take('ruth');
    const text = await file.text();
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toContain('set,meeting,ended_at,name,answered_at,in_time,useful');
    expect(text.split('\r\n').filter((row) => row.startsWith('A,1,'))).toHaveLength(5);
    expect(text).toContain(`'=HYPERLINK`);
    expect(text).not.toContain('I would like a word');
    expect((await take('tom')).status).toBe(403);
  });
});

/** Somebody whose session begins now, by the tool's clock. */
async function enters(who: { tenant?: string; person: string; role: 'trainer' | 'administrator' }) {
  const more = { testUser: false, lang: 'en', landing: '/app/' } as const;
  const session = { ...kit.scope, administers: who.role === 'administrator', ...more, ...who };
  return (await kit.tool.rooms.sessions.open(session, randomToken(), kit.tool.clock.now())) ?? '';
}

/** Another trainer of the run. */
async function colleague(): Promise<string> {
  const people = kit.tool.database.connection.collection('enrolments');
  const ruth = await people.findOne({ person: kit.idOf('ruth') });
  const other = { ...ruth, _id: 'colleague' as never, person: 'colleague', sub: 'colleague', number: 99 };
  await people.insertOne(other);
  return 'colleague';
}

describe('the facilitator’s working notes', () => {
  const WRITTEN = {
    attendance: [],
    contract_restated: true,
    turns: [],
    energy: 4,
    process_seen: 'Advice came dressed as questions.',
    own_learning: 'I spoke too soon.',
    follow_up: 'check-in',
    towards_self_managed: 3,
  };

  it('[S0.15] begin with what the meeting knows, and are the trainer’s alone to write', async () => {
    const { body } = await doors.call('GET', `/api/forms/facilitator-notes/plain/${set}-1`, 'ruth');
    const starts = body['starts'] as { attendance: string[]; turns: { cells: object }[] };
    expect(starts.attendance.toSorted()).toEqual(MEMBERS.map(kit.idOf).toSorted());
    expect(starts.turns).toHaveLength(1);
    const written = { ...WRITTEN, ...starts };
    expect((await doors.answer('ruth', notes, written)).body).toMatchObject({ problems: [] });
    expect((await doors.answer('tom', notes, written)).status).toBe(404);
    expect((await desk()).meetings).toMatchObject([{ notes: 'finished' }]);
  });

  it('are read by the provider as to the process, without whose they are; by nobody else', async () => {
    const other = await enters({ person: await colleague(), role: 'trainer' });
    const { body } = (await kit.tool.call('GET', `/api/evaluation/meetings/${set}/1`, { token: other })) as {
      body: AnswerOf<typeof evaluatedMeeting>;
    };
    expect(body.notes.map(({ values }) => values)).toEqual([
      expect.objectContaining({ process_seen: WRITTEN.process_seen, energy: 4, towards_self_managed: 3 }),
    ]);
    expect(JSON.stringify(body.notes)).not.toMatch(/spoke too soon|check-in|attendance|turns/);
    expect((await one()).body.notes).toEqual([]);
    for (const token of [await enters({ person: 'ada', role: 'administrator' }), kit.who('tom').token])
      expect((await kit.tool.call('GET', `/api/evaluation/meetings/${set}/1`, { token })).status).toBe(403);
    const elsewhere = await enters({ tenant: 'tenant-b', person: 'ruth', role: 'trainer' });
    const theirs = await kit.tool.call('GET', `/api/evaluation/meetings/${set}/1`, { token: elsewhere });
    expect(theirs.status).toBe(404);
  });

  it('there are none of the meeting that its members run (S3)', async () => {
    const { set: own } = (await kit.door<{ set: { meetings: { at: string }[] } }>('GET', '/sets/mine', 'tom'))
      .body;
    await kit.later(Date.parse(own.meetings[4]?.at ?? '') - kit.tool.clock.now().getTime());
    await reviewed(kit, set, 5);
    expect((await doors.answer('ruth', ['facilitator-notes', `${set}-5`], WRITTEN)).status).toBe(404);
    expect((await doors.answer('tom', ['set-evaluation', `${set}-5`], SAID)).status).toBe(200);
    expect((await desk()).meetings[0]).toMatchObject({ n: 5, notes: 'off', notesDueAt: null });
  });
});

it('somebody who is forgotten is in no evaluation; their numbers count in nothing', async () => {
  for (const room of kit.tool.rooms.rooms) await room.persons.erase(kit.scope, kit.idOf('farah'));
  const { body } = await one();
  expect(JSON.stringify(body)).not.toContain('I would like a word');
  expect(body.answers).toHaveLength(4);
});
