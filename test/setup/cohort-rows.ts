import { nameKey } from '../../server/core/shown-name.rule.ts';
import type { Connection } from '../../server/core/database.ts';

/** Somebody of a cohort written by hand: days ago, as a trainer would tell it. */
export interface HandWritten {
  number: number;
  name?: string | null;
  /** Days since the last visit; absent: never came. */
  visited?: number;
  steps?: number;
  /** Days since the last step. */
  stepped?: number;
  role?: 'learner' | 'trainer';
  status?: 'active' | 'left';
  testUser?: boolean;
}

export interface CohortOrder {
  tenant: string;
  run: string;
  /** A run whose settings this one takes over. */
  like: string;
  people: readonly HandWritten[];
  now: Date;
}

const DAY_MS = 86_400_000;

/** Writes a run with its people as rows, past every door: for sizes and dates that no launch could make. */
export async function writeCohort(connection: Connection, order: CohortOrder): Promise<void> {
  const { run, like, people, now } = order;
  const runs = connection.collection<{ _id: string }>('runs');
  const settings = await runs.findOne({ _id: like });
  if (!settings) throw new Error(`no run ${like}`);
  const highest = people.reduce((most, one) => Math.max(most, one.number), 0);
  await runs.insertOne({ ...settings, _id: run, contextKey: run, people: highest } as { _id: string });
  const ago = (days: number | undefined) =>
    days === undefined ? null : new Date(now.getTime() - days * DAY_MS);
  for (let from = 0; from < people.length; from += 1000) {
    const part = people.slice(from, from + 1000);
    await connection
      .collection('enrolments')
      .insertMany(part.map((one) => enrolment(order, one, ago)) as never);
    const progress = part.filter((one) => one.steps).map((one) => progressOf(order, one, ago));
    if (progress.length > 0) await connection.collection('progress').insertMany(progress as never);
  }
}

export const personOf = (run: string, number: number): string => `${run}-${number}`;

type Ago = (days: number | undefined) => Date | null;

function enrolment({ tenant, run, now }: CohortOrder, one: HandWritten, ago: Ago) {
  const name = one.name === undefined ? `Learner Number ${one.number}` : one.name;
  return {
    _id: personOf(run, one.number),
    tenant,
    run,
    person: personOf(run, one.number),
    sub: `sub-${one.number}`,
    number: one.number,
    name,
    nameKey: nameKey(name),
    lang: null,
    role: one.role ?? 'learner',
    testUser: one.testUser ?? false,
    graded: true,
    status: one.status ?? 'active',
    joinedAt: now,
    lastLaunchAt: ago(one.visited),
    seenInRoster: null,
    nameFromRoster: false,
    aside: null,
  };
}

function progressOf({ tenant, run }: CohortOrder, one: HandWritten, ago: Ago) {
  const steps = one.steps ?? 0;
  return {
    _id: personOf(run, one.number),
    tenant,
    run,
    person: personOf(run, one.number),
    testUser: one.testUser ?? false,
    marks: [],
    tally: { stepsDone: steps, minutesDone: steps * 10, lastStepAt: ago(one.stepped) },
    history: [],
    pending: null,
    revision: 1,
  };
}
