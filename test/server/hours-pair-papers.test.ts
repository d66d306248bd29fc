import { beforeAll, describe, expect, it } from 'vitest';
import type { LearnerHours } from '../../server/rooms/hours/trainer.contract.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { writing } from './forms-kit.ts';
import { type Learner, relationshipKit, type RelationshipKit, review } from './relationship-kit.ts';

let kit: RelationshipKit;
let ruth: Entered;
beforeAll(async () => {
  kit = await relationshipKit();
  ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
});

const papersOf = async ({ person }: Learner, who: { token: string } = ruth) => {
  const { status, body } = await kit.hours('GET', `/learners/${person}`, who);
  return { status, papers: (body as unknown as LearnerHours).papers };
};

const finish = (who: Learner, path: string, values: object) =>
  kit.forms('PUT', path, who, writing(values as Record<string, unknown>, { finish: true }));

const NOTHING = {
  mentorSignedAt: null,
  menteeSignedAt: null,
  connection: null,
  sessionsPlanned: null,
  midpointAt: null,
  finalAt: null,
  closedAt: null,
  records: [],
};
const A_MOMENT = expect.stringMatching(/^\d{4}-/);

describe('papers of a pair, to a trainer', () => {
  it('[C8] an agreement is its dates and three answers, and nothing before its mentor has signed', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'ZQ7', sessionsPlanned: 5, connection: 'same-team' });
    expect((await papersOf(who)).papers).toEqual([{ mentee: 1, ...NOTHING }]);
    await kit.agree(who, id, ['Speak first in the board room']);
    await kit.write(who, id, 'signed-on-paper', { signed: true });
    const { papers } = await papersOf(who);
    const signed = { mentorSignedAt: A_MOMENT, menteeSignedAt: A_MOMENT };
    expect(papers).toEqual([
      { mentee: 1, ...NOTHING, ...signed, connection: 'same-team', sessionsPlanned: 5 },
    ]);
    for (const secret of ['ZQ7', 'board room', 'Every three weeks'])
      expect(JSON.stringify(papers)).not.toContain(secret);
  });

  it('[C8] a record and a review are there from the day on which they are finished, and say nothing', async () => {
    const who = await kit.learner();
    await kit.relationship(who, { label: 'M1' });
    const id = await kit.relationship(who, { label: 'M2' });
    const entry = await kit.session(who, id, 2, { startedAt: new Date('2026-03-03T10:00:00Z') });
    const record = { topics: 'Only in the record', conclusions: 'None yet' };
    const path = `/progress-record/plain/${entry}`;
    const draft = await kit.forms('PUT', path, who, writing(record));
    expect((await papersOf(who)).papers).toMatchObject([{ records: [] }, { records: [] }]);
    const again = writing(record, { finish: true, revision: draft.body['revision'] });
    expect((await kit.forms('PUT', path, who, again)).body).toMatchObject({ state: 'finished' });
    const aims = [{ key: 'o1', cells: { objective: 'Only in the review', decision: 'keep' } }];
    const saved = await finish(who, `/midpoint-review/plain/${id}`, review(aims));
    expect(saved.body).toMatchObject({ state: 'finished', problems: [] });
    const { papers } = await papersOf(who);
    expect(papers).toEqual([
      { mentee: 1, ...NOTHING },
      { mentee: 2, ...NOTHING, midpointAt: A_MOMENT, records: ['2026-03-03'] },
    ]);
    expect(JSON.stringify(papers)).not.toContain('Only in');
  });

  it('[C8] an ending is that it is closed, whichever of the two it was', async () => {
    const who = await kit.learner();
    const ended = await kit.relationship(who, { label: 'M1' });
    const completed = await kit.relationship(who, { label: 'M2' });
    await kit.write(who, completed, 'state', { state: 'completed' });
    const ending = { ended_on: '2026-03-02', who_tells: 'i-will', concern: 'no', records: 'each-keeps-own' };
    expect((await finish(who, `/no-fault-ending/plain/${ended}`, ending)).body).toMatchObject({
      problems: [],
    });
    const { papers } = await papersOf(who);
    expect(papers).toEqual([1, 2].map((mentee) => ({ mentee, ...NOTHING, closedAt: A_MOMENT })));
  });

  it('are for trainers of the run alone, and cost one command more', async () => {
    const who = await kit.learner();
    await kit.relationship(who, { label: 'M1' });
    expect((await papersOf(who, who)).status).toBe(403);
    const commands = await commandsOf(kit.tool, () => papersOf(who));
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(6);
  });
});
