import { beforeEach, describe, expect, it } from 'vitest';
import { FEBRUARY, hoursKit } from './hours-kit.ts';
import { CONFIRMED, entryRow, writeLog } from './hours-rows.ts';

const BATCH = 'b'.repeat(32);
const WRITE = '7'.repeat(32);

const kit = hoursKit();
const seen = async (month: string) =>
  (await kit.hours()).entries
    .filter(({ day }) => day.startsWith(month))
    .map(({ id, revision }) => ({ id, revision }));

describe('a question about an entry', () => {
  beforeEach(() => kit.write(FEBRUARY));
  const question = { write: WRITE, text: 'Was this the day of the strike?' };

  it('[C10] is asked once, takes the entry out of what is verified, and stays in the history after it is settled', async () => {
    expect((await kit.hours()).verified).toBe(60);
    for (const _ of [1, 2])
      expect((await kit.ask('POST', kit.entry('feb-1', 'query'), question)).status).toBe(200);
    expect(await kit.of('feb-1')).toMatchObject({ state: 'queried', counts: 0 });
    expect((await kit.hours()).verified).toBe(0);
    for (const _ of [1, 2])
      expect((await kit.ask('PUT', kit.entry('feb-1', 'settled'), {})).status).toBe(200);
    const settled = await kit.of('feb-1');
    expect(settled?.state).toBe('verified');
    expect(settled?.events.map(({ what }) => what)).toEqual(['logged', 'confirmed', 'queried', 'settled']);
    expect(settled?.events[2]).toMatchObject({ text: question.text });
  });

  it('is not asked about an entry that is void', async () => {
    await kit.write([
      entryRow('gone', '2026-02-01T10:00:00Z', { later: [{ by: 'learner', what: 'voided', why: 'Twice' }] }),
    ]);
    const { status, body } = await kit.ask('POST', kit.entry('gone', 'query'), question);
    expect([status, (body as { error: { code: string } }).error.code]).toEqual([409, 'entry-void']);
  });

  it('is kept beside what the learner changes at the same moment', async () => {
    const asked = ['1', '2', '3'].map((one) =>
      kit.ask('POST', kit.entry('feb-2', 'query'), { write: one.repeat(32), text: one }),
    );
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    const texts = (await kit.of('feb-2'))?.events.flatMap((one) =>
      one.what === 'queried' ? [one.text] : [],
    );
    expect(texts?.toSorted()).toEqual(['1', '2', '3']);
  });
});

it('[H10] a trainer who has a log of their own says nothing to it', async () => {
  const { both, ruth } = kit;
  const whose = { tenant: both.tenants.moodle, run: ruth.me.run.id, person: ruth.me.id };
  const late = entryRow('own', '2026-02-01T10:00:00Z', {
    loggedAt: '2026-03-05T10:00:00Z',
    later: [CONFIRMED],
  });
  await writeLog(both.tool.database.connection, { ...whose, entries: [late] });
  const own = `learners/${ruth.me.id}`;
  const month = { month: '2026-02', entries: [{ id: 'own', revision: 1 }] };
  const said = [
    await kit.ask('PUT', `${own}/entries/own/accepted`, {}),
    await kit.ask('PUT', `${own}/entries/own/settled`, {}),
    await kit.ask('POST', `${own}/entries/own/query`, { write: WRITE, text: 'Me?' }),
    await kit.ask('PUT', `${own}/confirmations/${BATCH}`, month),
    await kit.ask('DELETE', `${own}/confirmations/${BATCH}`),
  ];
  expect(said.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

it('[H11] a late entry that was confirmed is verified when a trainer accepts its date, once', async () => {
  await kit.write([
    entryRow('late', '2026-02-01T10:00:00Z', { loggedAt: '2026-03-05T10:00:00Z', later: [CONFIRMED] }),
  ]);
  expect(await kit.of('late')).toMatchObject({ state: 'countersigned', late: true });
  for (const _ of [1, 2]) await kit.ask('PUT', kit.entry('late', 'accepted'), {});
  expect(await kit.of('late')).toMatchObject({ state: 'verified', late: false });
  expect((await kit.of('late'))?.events.filter(({ what }) => what === 'accepted')).toHaveLength(1);
});

describe('a month confirmed on a sample', () => {
  beforeEach(() => kit.write([...FEBRUARY, entryRow('march', '2026-03-02T10:00:00Z')]));
  const path = () => `learners/${kit.tom.me.id}/confirmations/${BATCH}`;

  it('[N13] says of how many sessions others have confirmed how many, and is refused under the stated fraction', async () => {
    // One of six, and one in five is asked for.
    expect((await kit.hours()).sample).toEqual({ confirmed: 1, sessions: 6, oneIn: 5, enough: false });
    const { status, body } = await kit.ask('PUT', path(), {
      month: '2026-02',
      entries: await seen('2026-02'),
    });
    expect([status, (body as { error: { code: string } }).error.code]).toEqual([409, 'sample-too-small']);
  });

  it('[N13] confirms what is claimed in that month and nothing else, once, and is taken back as a whole', async () => {
    await kit.write(
      FEBRUARY.concat(
        entryRow('queried', '2026-02-06T10:00:00Z', {
          later: [CONFIRMED, { by: 'trainer', person: 'x', what: 'queried', text: '?' }],
        }),
        entryRow('march', '2026-03-02T10:00:00Z', { later: [CONFIRMED] }),
      ),
    );
    const order = { month: '2026-02', entries: [...(await seen('2026-02')), ...(await seen('2026-03'))] };
    for (const _ of [1, 2]) expect((await kit.ask('PUT', path(), order)).body).toEqual({ confirmed: 4 });
    const after = (await kit.hours()).entries;
    expect(after.filter(({ batch }) => batch === BATCH).map(({ id }) => id)).toEqual([
      'feb-5',
      'feb-4',
      'feb-3',
      'feb-2',
    ]);
    expect(after.find(({ id }) => id === 'queried')).toMatchObject({ state: 'queried', batch: null });
    expect((await kit.hours()).verified).toBe(6 * 60);
    // A trainer's word does not add to the sample that it rests on.
    expect((await kit.hours()).sample.confirmed).toBe(2);
    expect((await kit.ask('DELETE', path())).body).toEqual({ takenBack: 4 });
    expect((await kit.ask('DELETE', path())).body).toEqual({ takenBack: 0 });
    expect((await kit.of('feb-2'))?.state).toBe('claimed');
    expect((await kit.of('feb-2'))?.events.map(({ what }) => what)).toEqual([
      'logged',
      'confirmed',
      'unconfirmed',
    ]);
  });

  it('[N13] leaves alone what was changed since it was seen', async () => {
    await kit.write(FEBRUARY);
    const entries = (await seen('2026-02')).map((one) =>
      one.id === 'feb-3' ? { ...one, revision: 0 } : one,
    );
    expect((await kit.ask('PUT', path(), { month: '2026-02', entries })).body).toEqual({ confirmed: 3 });
    expect((await kit.of('feb-3'))?.state).toBe('claimed');
  });
});
