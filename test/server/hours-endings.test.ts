import { beforeAll, describe, expect, it } from 'vitest';
import { writing } from './forms-kit.ts';
import { agreement, finalReview, relationshipKit, type RelationshipKit } from './relationship-kit.ts';

let kit: RelationshipKit;
beforeAll(async () => {
  kit = await relationshipKit();
});

describe('the end', () => {
  it('[N15] without fault is at once, without a reason or a name, and everything logged stays', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.session(who, id, 3);
    const end = (undo: boolean) => kit.hours('POST', `/relationships/${id}/ending`, who, { undo });
    expect((await end(false)).status).toBe(200);
    expect((await end(false)).status).toBe(200);
    const ended = await kit.open(who, id);
    expect(ended.relationship).toMatchObject({ ending: 'no-fault', next: null });
    expect(ended).toMatchObject({ nudges: [], sessions: 1 });
    const { body } = await kit.hours('GET', '', who);
    expect(body['entries']).toMatchObject([{ state: 'claimed', relationship: id }]);
    const row = await kit.tool.database.connection
      .collection('mentoringLogs')
      .findOne({ person: who.person });
    const [kept] = (row?.['relationships'] ?? []) as object[];
    const names = Object.keys(kept ?? {}).filter((name) => /end/i.test(name));
    expect(names).toEqual(['endedAt', 'ending']);
    expect((await kit.write(who, id, 'next', { next: kit.next(3) })).status).toBe(409);
    expect((await end(true)).status).toBe(200);
    expect((await kit.open(who, id)).relationship).toMatchObject({ ending: null, endedAt: null });
  });

  it('[N15] is taken back within the hour and not later', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const end = (undo: boolean) => kit.hours('POST', `/relationships/${id}/ending`, who, { undo });
    await end(false);
    await kit.earlier(who, 1);
    expect(await end(true)).toMatchObject({ status: 409, body: { error: { code: 'relationship-state' } } });
    expect((await kit.write(who, id, 'state', { state: 'open' })).status).toBe(409);
  });

  it('[N15] by its form ends it too, whoever of the two has wanted it', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'M4' });
    const path = `/no-fault-ending/plain/${id}`;
    const values = {
      ended_on: '2026-03-02',
      who_tells: 'already-done',
      concern: 'no',
      records: 'each-keeps-own',
    };
    const saved = await kit.forms('PUT', path, who, writing(values, { finish: true }));
    expect(saved.body).toMatchObject({ state: 'finished', problems: [] });
    expect((await kit.open(who, id)).relationship).toMatchObject({ ending: 'no-fault' });
  });

  it('[C19] [S4.20] is what the final review says, and a new agreement goes on', async () => {
    const who = await kit.learner();
    for (const [label, after, ending] of [
      ['M1', 'new-agreement', null],
      ['M2', 'end', 'completed'],
    ] as const) {
      const id = await kit.relationship(who, { label });
      const path = `/final-review/plain/${id}`;
      const saved = await kit.forms('PUT', path, who, writing(finalReview(after), { finish: true }));
      expect(saved.body).toMatchObject({ state: 'finished', problems: [] });
      const { relationship } = await kit.open(who, id);
      expect(relationship).toMatchObject({ ending, finalAt: expect.any(String) });
    }
  });

  it('[C19] because the purpose is met, after however few sessions, is completed and not cancelled', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { sessionsPlanned: 6 });
    await kit.session(who, id, 1);
    await kit.write(who, id, 'state', { state: 'completed' });
    expect((await kit.open(who, id)).relationship).toMatchObject({ ending: 'completed' });
    await kit.write(who, id, 'state', { state: 'open' });
    expect((await kit.open(who, id)).relationship).toMatchObject({ ending: null, endedAt: null });
  });
});

describe('an agreement', () => {
  it('is signed by the mentor in its form and by the mentee on paper, as the mentor says and can take back', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.agree(who, id);
    const signatures = async () => (await kit.open(who, id)).relationship.agreement;
    expect(await signatures()).toMatchObject({ mentorAt: expect.any(String), menteeAt: null, way: null });
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    expect(await signatures()).toMatchObject({ menteeAt: expect.any(String), way: 'paper' });
    await kit.write(who, id, 'signed-on-paper', { signed: false });
    expect(await signatures()).toMatchObject({ mentorAt: expect.any(String), menteeAt: null, way: null });
  });

  it('asks how the two are connected where nobody has said it, and the relationship knows it from then on', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { connection: null });
    const finish = (values: Record<string, unknown>, revision = 0) =>
      kit.forms(
        'PUT',
        `/mentoring-agreement/plain/${id}`,
        who,
        writing({ ...agreement(), ...values }, { finish: true, revision }),
      );
    const unsaid = await finish({});
    expect(unsaid.body['problems']).toEqual([{ field: 'relationship_at_work', code: 'required' }]);
    const power = { relationship_at_work: 'they-manage-me' };
    const unreasoned = await finish(power, Number(unsaid.body['revision']));
    expect(unreasoned.body['problems']).toEqual([{ field: 'power_reason', code: 'required' }]);
    const reasoned = { ...power, power_reason: 'We have asked for a third person.' };
    await finish(reasoned, Number(unreasoned.body['revision']));
    expect((await kit.open(who, id)).relationship).toMatchObject({
      connection: 'they-manage-me',
      powerReason: 'We have asked for a third person.',
    });
  });

  it('that is forgotten is signed by nobody', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.agree(who, id);
    await kit.forms('DELETE', `/mentoring-agreement/plain/${id}`, who);
    const { relationship, aims } = await kit.open(who, id);
    expect(relationship.agreement).toMatchObject({ mentorAt: null, menteeAt: null });
    expect(aims).toEqual({ first: [], now: [] });
  });

  it('that both have signed on paper stays signed when the form here is forgotten', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.agree(who, id);
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    const { agreement: signed } = (await kit.open(who, id)).relationship;
    await kit.forms('DELETE', `/mentoring-agreement/plain/${id}`, who);
    expect((await kit.open(who, id)).relationship.agreement).toEqual(signed);
  });
});

describe('the date of the next session', () => {
  it('[S3.20] that is put off is said to be moved, and one that was held is not', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const moved = async (days: number) => {
      expect((await kit.write(who, id, 'next', { next: kit.next(days) })).status).toBe(200);
      return (await kit.open(who, id)).relationship.next?.moved;
    };
    expect(await moved(3)).toBe(0);
    expect(await moved(3)).toBe(0);
    expect(await moved(10)).toBe(1);
    expect(await moved(12)).toBe(2);
    await kit.earlier(who, 13);
    expect(await moved(14)).toBe(0);
    await kit.write(who, id, 'next', { next: null });
    expect((await kit.open(who, id)).relationship.next).toBeNull();
  });

  it('lies ahead, and ends after it begins', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    expect((await kit.write(who, id, 'next', { next: kit.next(-2) })).status).toBe(400);
    const backwards = kit.next(3, { endsAt: kit.next(2).at });
    expect((await kit.write(who, id, 'next', { next: backwards })).status).toBe(400);
  });

  it('comes from the record of a meeting, where it was agreed, and is asked nowhere else', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const entry = await kit.session(who, id, 1);
    const at = kit.next(20).at;
    const values = { topics: 'A', conclusions: 'B', next_date: { at, zone: 'Europe/Madrid' } };
    const path = `/progress-record/plain/${entry}`;
    await kit.forms('PUT', path, who, writing(values, { finish: true }));
    expect((await kit.open(who, id)).relationship.next).toMatchObject({
      at,
      zone: 'Europe/Madrid',
      moved: 0,
    });
  });

  it('that was agreed since stands when an older record is finished again, until that says another', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const entry = await kit.session(who, id, 1);
    const finish = async (days: number, topics: string, revision: number) => {
      const next_date = { at: kit.next(days).at, zone: 'Europe/Madrid' };
      const values = { topics, conclusions: 'B', next_date };
      const path = `/progress-record/plain/${entry}`;
      const { body } = await kit.forms('PUT', path, who, writing(values, { finish: true, revision }));
      return Number(body['revision']);
    };
    const nextAt = async () => (await kit.open(who, id)).relationship.next?.at;
    const first = await finish(20, 'A', 0);
    await kit.write(who, id, 'next', { next: kit.next(27) });
    const second = await finish(20, 'A word more', first);
    expect(await nextAt()).toBe(kit.next(27).at);
    await finish(30, 'A word more', second);
    expect(await nextAt()).toBe(kit.next(30).at);
  });
});
