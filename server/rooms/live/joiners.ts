import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CohortOfSets } from './set-cohort.ts';
import type { Joiner } from './set-formation.rule.ts';
import type { JoinerStore } from './set.store.ts';

interface Parts {
  joiners: JoinerStore;
  cohort: CohortOfSets;
  people: Pick<PeopleService, 'findRun'>;
  clock: Clock;
}

/** Everybody of whom sets and trios are made, with what they have said of themselves. */
export const joinersOf = async (parts: Parts, scope: Scope): Promise<Map<string, Joiner>> =>
  (await joiningOf(parts, scope)).known;

/** The same, with who has said anything, and by whose clocks the run goes. */
export async function joiningOf({ joiners, cohort, people, clock }: Parts, scope: Scope) {
  const [learners, said, run] = await Promise.all([
    cohort.enrolments(scope),
    joiners.list(scope),
    people.findRun(scope),
  ]);
  const now = clock.now();
  const timeZone = run.timeZone ?? 'UTC';
  const own = new Map(said.map((one) => [one.person, one]));
  const known = new Map(
    learners.map(({ person, lang }): [string, Joiner] => {
      const { languages, line = [], timeZone: zone } = own.get(person) ?? {};
      return [
        person,
        {
          person,
          languages: languages ?? (lang === null ? ['en', 'es'] : [lang]),
          zone: offsetOf(zone ?? timeZone, now),
          line,
        },
      ];
    }),
  );
  return { known, learners, said: new Set(own.keys()), timeZone };
}

/** Minutes of that zone's clocks ahead of UTC. */
function offsetOf(timeZone: string, now: Date): number {
  const { day, time } = wallClock(timeZone, now);
  return Math.round((Date.parse(`${day}T${time}Z`) - now.getTime()) / 60_000);
}
