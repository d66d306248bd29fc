import type { Entered } from '../setup/tool-and-lms.ts';
import { hex } from '../setup/hex.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

/** A triad that Tom is in, as he and those who make trios see it. Who reads a sheet is asked in triads.test.ts. */
export const shownOfTriads: Record<string, Shown> = {
  'triad.ownTriad': {
    owner: 'tom',
    path: () => '/api/live/triads',
    things: ({ triads }: { triads: Thing[] }) => triads,
  },
  'triad.trainersTrio': {
    owner: undefined,
    path: () => '/api/live/trios',
    things: ({ steps }: { steps: { trios: Thing[] }[] }) => steps.flatMap(({ trios }) => trios),
  },
};

/** Three people, of whom Inés is none, with a date and a round that is over. */
export async function practiseInTriad(kit: GradeKit, ruth: Entered): Promise<void> {
  const tom = await kit.enter({ site: 'moodle', person: 'tom' });
  const ines = (await kit.enter({ site: 'moodle', person: 'ines' })).me.id;
  const call = (who: Entered, method: string, path: string, body?: unknown) =>
    kit.tool.call(method, `/api/live${path}`, { token: who.token, ...(body === undefined ? {} : { body }) });
  const { steps } = (await call(ruth, 'GET', '/trios')).body as {
    steps: { of: { module: string; step: string }; without: { id: string }[] }[];
  };
  const [first] = steps;
  if (!first) throw new Error('the course has no triad');
  const others = first.without.map(({ id }) => id).filter((id) => id !== ines && id !== tom.me.id);
  const trios = [[tom.me.id, ...others.slice(0, 2)]];
  await call(ruth, 'POST', `/trios/${first.of.module}/${first.of.step}`, { trios });
  const { triads } = (await call(tom, 'GET', '/triads')).body as { triads: { id: string }[] };
  const tap = { kind: 'date', at: kit.tool.clock.now().getTime() };
  await call(tom, 'POST', `/triads/${triads[0]?.id ?? ''}/taps`, { id: hex(), waitedMs: 0, tap });
  const [mentor = '', mentee, observer] = trios[0] ?? [];
  const round = { mentor, mentee, observers: [observer], at: 0, endedAt: 1 };
  await kit.tool.database.connection.collection<{ _id: string }>('triads').updateOne(
    { _id: triads[0]?.id ?? '' },
    {
      $set: {
        'state.order': trios[0],
        'state.rounds': { 1: { ...round, pausedMs: 0, pausedAt: null, skippedMs: 0 } },
      },
    },
  );
}
