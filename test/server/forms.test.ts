import { beforeAll, describe, expect, it } from 'vitest';
import { commandsOf } from './counting.ts';
import { formsKit, PROFILE, READING, writing, type FormsKit } from './forms-kit.ts';

let kit: FormsKit;
beforeAll(async () => {
  kit = await formsKit();
});

describe('an answer', () => {
  it('is nothing at first, and has the whole form in both languages', async () => {
    const who = await kit.somebody();
    const { status, body } = await kit.call('GET', PROFILE, who);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      lang: 'en',
      form: { slug: 'organisational-context-profile', variant: 'plain', title: { es: expect.any(String) } },
      answer: { revision: 0, state: 'empty', values: {}, shared: [] },
      beside: [],
      together: null,
    });
  });

  it('is kept as it was typed and comes back', async () => {
    const who = await kit.somebody();
    const saved = await kit.call('PUT', PROFILE, who, writing({ org_type: 'school', sites: 2 }));
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ state: 'draft', problems: [] });
    const { body } = await kit.call('GET', PROFILE, who);
    expect(body.answer).toMatchObject({
      revision: saved.body.revision,
      values: { org_type: 'school', sites: 2 },
      version: 1,
    });
  });

  it('that lost to a faster one is told the newer, with 409', async () => {
    const who = await kit.somebody();
    const first = await kit.call('PUT', PROFILE, who, writing({ sites: 1 }));
    const revision = first.body.revision;
    await kit.call('PUT', PROFILE, who, writing({ sites: 2 }, { revision }));
    const late = await kit.call('PUT', PROFILE, who, writing({ sites: 3 }, { revision }));
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'conflict', values: { sites: 2 }, revision: revision + 1 });
    const atOnce = await kit.call('PUT', PROFILE, who, writing({ sites: 9 }));
    expect([atOnce.status, atOnce.body.error.code]).toEqual([409, 'conflict']);
  });

  it('sent twice is done once and answered the same, also after others', async () => {
    const who = await kit.somebody();
    const first = writing({ sites: 1 });
    const one = await kit.call('PUT', PROFILE, who, first);
    const again = await kit.call('PUT', PROFILE, who, first);
    expect(again).toEqual(one);
    const next = writing({ sites: 2 }, { revision: one.body.revision });
    const two = await kit.call('PUT', PROFILE, who, next);
    expect(await kit.call('PUT', PROFILE, who, first)).toEqual(one);
    expect(await kit.call('PUT', PROFILE, who, next)).toEqual(two);
    expect((await kit.call('GET', PROFILE, who)).body.answer).toMatchObject({ values: { sites: 2 } });
  });

  it('loses a value that was taken out, and keeps what lies in no field of the form', async () => {
    const who = await kit.somebody();
    const one = await kit.call(
      'PUT',
      PROFILE,
      who,
      writing({ sites: 1, org_type: 'school', no_longer_asked: 'x' }),
    );
    await kit.call('PUT', PROFILE, who, writing({ sites: 2 }, { revision: one.body.revision }));
    const { body } = await kit.call('GET', PROFILE, who);
    expect(body.answer.values).toEqual({ sites: 2, no_longer_asked: 'x' });
  });

  it('holds no value that is worked out or that its variant gives, whoever sends one', async () => {
    const who = await kit.somebody();
    await kit.call('PUT', READING, who, writing({ point: 'end', calm: 3 }));
    expect((await kit.call('GET', READING, who)).body.answer.values).toEqual({ calm: 3 });
    await kit.call('PUT', '/mentor-application/plain/own', who, writing({ label: 'x', site: 'North' }));
    const { values } = (await kit.call('GET', '/mentor-application/plain/own', who)).body.answer;
    expect(values).toEqual({ site: 'North' });
  });

  it('given to an older version of the form is shown as it is, kept, and asked again only where it must be', async () => {
    const who = await kit.somebody();
    const kept = await kit.call('PUT', READING, who, writing({ calm: 3 }));
    // As the last version of the form left it: a choice and a question that are gone, a number that is a text now.
    const old = { gone_question: 'A long answer.', focus_two: ['brave', 'calm'], humour: 'often' };
    const rows = kit.tool.database.connection.collection('formAnswers');
    const values = { ...(await kit.reading(who)), ...old };
    await rows.updateOne({ person: who.person }, { $set: { values, version: 0 } });
    const opened = (await kit.call('GET', READING, who)).body.answer;
    expect(opened).toMatchObject({ version: 0, values: old });
    const { revision } = kept.body;
    const again = writing(opened.values, { revision, finish: true });
    const saved = await kit.call('PUT', READING, who, again);
    expect(saved.body['problems']).toEqual([{ field: 'humour', code: 'unfit' }]);
    expect((await kit.call('GET', READING, who)).body.answer).toMatchObject({ version: 1, values: old });
  });

  it('that is forgotten is gone, and a page that still knows it overwrites nothing that came after', async () => {
    const who = await kit.somebody();
    const one = await kit.call('PUT', PROFILE, who, writing({ sites: 1 }));
    expect((await kit.call('DELETE', PROFILE, who)).status).toBe(200);
    expect((await kit.call('GET', PROFILE, who)).body.answer).toMatchObject({ revision: 0, state: 'empty' });
    const late = await kit.call('PUT', PROFILE, who, writing({ sites: 5 }, { revision: one.body.revision }));
    expect(late.body.error).toMatchObject({ code: 'conflict', revision: 0, values: {} });
    kit.tool.clock.forward(2_000);
    await kit.call('PUT', PROFILE, who, writing({ sites: 2 }));
    const later = await kit.call('PUT', PROFILE, who, writing({ sites: 5 }, { revision: one.body.revision }));
    expect(later.status).toBe(409);
  });

  it('is nobody else’s', async () => {
    const [one, other] = [await kit.somebody(), await kit.somebody()];
    await kit.call('PUT', PROFILE, one, writing({ sites: 1 }));
    const trainer = await kit.somebody('trainer');
    for (const who of [other, trainer])
      expect((await kit.call('GET', PROFILE, who)).body.answer).toMatchObject({ state: 'empty', values: {} });
    expect((await kit.call('PUT', PROFILE, trainer, writing({ sites: 1 }))).status).toBe(403);
  });
});

it('saving takes two commands and a kilobyte, opening two beside the session', async () => {
  const saved = await kit.call('PUT', PROFILE, kit.ines, writing({ pressures_daily: 'x'.repeat(5000) }));
  let size = 0;
  const commands = await commandsOf(kit.tool, async () => {
    const { status, body } = await kit.call(
      'PUT',
      PROFILE,
      kit.ines,
      writing({ sites: 1 }, { revision: saved.body.revision }),
    );
    expect(status).toBe(200);
    size = JSON.stringify(body).length;
  });
  expect(commands).toEqual(['find', 'update']);
  expect(size).toBeLessThan(1024);
  const opening = await commandsOf(kit.tool, () => kit.call('GET', PROFILE, kit.ines));
  expect(opening).toEqual(['find', 'find', 'find']);
});

describe('finishing', () => {
  it('[S3.22] the twenty sentences: refused while one is open, and its reason is a code at its field', async () => {
    const who = await kit.somebody();
    const { body } = await kit.call('GET', READING, who);
    expect(body['sources']).toMatchObject({ qualities: expect.any(Array) });
    expect((body['sources'] as Record<string, unknown[]>)['qualities']).toHaveLength(20);
    const values = await kit.reading(who);
    delete values['calm'];
    const first = await kit.call('PUT', READING, who, writing({ ...values, humour: 9 }, { finish: true }));
    expect(first.body).toMatchObject({
      state: 'draft',
      problems: [
        { field: 'calm', code: 'required' },
        { field: 'humour', code: 'too-high', data: { max: 5 } },
      ],
    });
    const second = writing({ ...values, calm: 4 }, { finish: true, revision: first.body.revision });
    expect((await kit.call('PUT', READING, who, second)).body).toMatchObject({
      state: 'finished',
      problems: [],
    });
    const { answer } = (await kit.call('GET', READING, who)).body;
    expect(answer).toMatchObject({ state: 'finished', finishedAt: expect.any(String) });
  });

  it('shows earlier readings only once this one is finished, as they were when they were', async () => {
    const who = await kit.somebody();
    const first = await kit.finishReading(who, 2);
    const later = writing(await kit.reading(who, 5), { revision: first.body.revision });
    await kit.call('PUT', READING, who, later);
    const MID = '/qualities-self-assessment/mid/own';
    expect((await kit.call('GET', MID, who)).body['beside']).toEqual([]);
    const draft = await kit.call('PUT', MID, who, writing({ calm: 4 }));
    expect((await kit.call('GET', MID, who)).body['beside']).toEqual([]);
    const values = { ...(await kit.reading(who, 4)) };
    await kit.call('PUT', MID, who, writing(values, { finish: true, revision: draft.body.revision }));
    expect((await kit.call('GET', MID, who)).body['beside']).toMatchObject([
      { variant: 'start', values: { calm: 2 } },
    ]);
  });

  it('a part finishes that part, and the last one the whole', async () => {
    const who = await kit.somebody();
    const basics = { org_type: 'school', size_band: 'under-50', sites: 1, existing: 'None.' };
    const part = { part: 'OCP:basics', finish: true };
    const empty = await kit.call('PUT', PROFILE, who, writing({ sites: 1 }, part));
    expect(empty.body['problems']).toEqual([
      { field: 'org_type', code: 'required' },
      { field: 'size_band', code: 'required' },
      { field: 'existing', code: 'required' },
    ]);
    const done = await kit.call(
      'PUT',
      PROFILE,
      who,
      writing(basics, { ...part, revision: empty.body.revision }),
    );
    expect(done.body).toMatchObject({ state: 'draft', problems: [] });
    const other = writing(
      { time_and_space: 'Room 4' },
      { part: 'OCP:time_and_space', revision: done.body.revision },
    );
    await kit.call('PUT', PROFILE, who, other);
    const { answer } = (await kit.call('GET', PROFILE, who)).body;
    expect(answer).toMatchObject({
      values: { ...basics, time_and_space: 'Room 4' },
      parts: [{ part: 'OCP:basics', finishedAt: expect.any(String) }],
    });
  });

  it('is told to the house until it was heard: by name, part and person', async () => {
    const who = await kit.somebody();
    await kit.finishReading(who);
    const rows = kit.tool.database.connection.collection('formAnswers');
    const row = await rows.findOne({ person: who.person });
    expect(row).toMatchObject({ untold: [], telling: null });
    // As after a process that ended between the write and the telling.
    const now = kit.tool.clock.now();
    await rows.updateOne({ person: who.person }, { $set: { untold: ['FORM:x'], telling: { dueAt: now } } });
    expect(await kit.tool.rooms.work.tell()).toBe(true);
    expect(await rows.findOne({ person: who.person })).toMatchObject({ untold: [], telling: null });
    expect(await kit.tool.rooms.work.tell()).toBe(false);
  });
});
