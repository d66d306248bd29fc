import { describe, expect, it } from 'vitest';
import { declared } from '../../server/core/database.ts';
import { toolAndLms } from '../setup/tool-and-lms.ts';
import { startTool } from '../setup/tool.ts';

/** Fields by which a row leads to somebody. */
const LEADS = ['person', 'sub', 'launch'] as const;

/** Collections that lead to somebody and are in no room's care, each with its reason. */
const REASONS: Record<string, string> = {
  heldLaunches: 'a launch that waits for its browser; the database lets it go within minutes',
};

const tool = await startTool();

function carriers(): string[] {
  return [...declared]
    .filter(([name, { fields }]) => name === 'persons' || LEADS.some((field) => fields.includes(field)))
    .map(([name]) => name)
    .filter((name) => REASONS[name] === undefined);
}

/** Whose row it is; undefined when it leads to nobody any more (a session that has ended says only that it was spent). */
const owner = (row: Record<string, unknown>) =>
  row['sub'] ?? (row['person'] === undefined ? undefined : `lms-${String(row['person'])}`);

/** A row that leads to a person, as bare as the database takes it. */
function rowOf(collection: string, tenant: string, person: string) {
  const id = collection === 'persons' ? person : `${tenant} ${person} ${collection}`;
  return {
    _id: id,
    tenant,
    run: 'run-a',
    person,
    ...(declared.get(collection)?.fields.includes('sub') ? { sub: `lms-${person}` } : {}),
    // Keys of unique indexes, where a bare row would meet another's.
    lineItem: 'guided-minutes',
  };
}

describe('somebody who is forgotten', () => {
  it('is in no collection of any room afterwards; others, and the same id at another school, are', async () => {
    const { connection } = tool.database;
    const everybody = [
      ['school-a', 'leaves'],
      ['school-a', 'stays'],
      ['school-b', 'leaves'],
    ] as const;
    const names = carriers();
    expect(names).toEqual(
      expect.arrayContaining(['enrolments', 'persons', 'progress', 'scores', 'sessions']),
    );
    for (const name of names) {
      for (const [tenant, person] of everybody) {
        // `persons` has one row for a person of a tenant, and its id is the person.
        const _id = name === 'persons' && tenant === 'school-b' ? 'leaves-b' : undefined;
        const row = rowOf(name, tenant, person);
        await connection.collection(name).insertOne({ ...row, ...(_id ? { _id } : {}) } as never);
      }
    }
    const scope = { tenant: 'school-a', run: 'run-a' };
    for (const room of tool.rooms.rooms) await room.persons.erase(scope, 'leaves');
    for (const room of tool.rooms.rooms) await room.persons.erase(scope, 'leaves');
    const left = await Promise.all(
      names.map(async (name) => {
        const rows = await connection.collection(name).find({}).toArray();
        const theirs = rows.filter((row) => owner(row) !== undefined);
        return [name, theirs.map((row) => `${row['tenant']} ${owner(row)}`).toSorted()];
      }),
    );
    const others = ['school-a lms-stays', 'school-b lms-leaves'];
    expect(left).toEqual(names.map((name) => [name, others]));
  });
});

describe('somebody who takes everything away', () => {
  it('gets what each room keeps of them', async () => {
    const both = await toolAndLms();
    const { token, me } = await both.enter({ site: 'moodle', person: 'ines' });
    const map = (await both.tool.call('GET', '/api/course/road-map', { token })).body as {
      next: { module: string; step: string };
    };
    const step = map.next;
    await both.tool.call('PUT', `/api/course/steps/${step.module}/${step.step}/done`, { token });
    while (await both.tool.rooms.work.handOver());
    const scope = { tenant: both.tenants.moodle, run: me.run.id };
    const taken: Record<string, unknown> = {};
    for (const room of both.tool.rooms.rooms) Object.assign(taken, await room.persons.take(scope, me.id));
    expect(taken).toMatchObject({
      enrolment: { name: expect.any(String), role: 'learner' },
      marks: [{ step: `${step.module}/${step.step}` }],
      history: [{ step: `${step.module}/${step.step}`, done: true }],
      scores: [{ lineItem: 'guided-minutes' }],
    });
  });
});
