import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CohortOfSets } from './set-cohort.ts';
import type { Joiner } from './set-formation.rule.ts';
import type { JoinerStore } from './set.store.ts';

interface Parts {
  cohort: CohortOfSets;
  joiners: JoinerStore;
  people: Pick<PeopleService, 'findRun'>;
  clock: Clock;
}

/** Everybody of whom sets and trios are made, with what they have said of themselves. */
export async function joinersOf({ cohort, joiners, people, clock }: Parts, scope: Scope) {
  const [learners, said, run] = await Promise.all([
    cohort.enrolments(scope),
    joiners.list(scope),
    people.findRun(scope),
  ]);
  const zone = run.timeZone ?? 'UTC';
  const now = clock.now();
  return new Map<string, Joiner>(
    learners.map(({ person, lang }) => {
      const own = said.find((one) => one.person === person);
      const languages = own?.languages ?? (lang === null ? ['en', 'es'] : [lang]);
      const line = own?.line ?? [];
      return [person, { person, languages, zone: offsetOf(own?.timeZone ?? zone, now), line }];
    }),
  );
}

/** Minutes of that zone's clocks ahead of UTC. */
function offsetOf(timeZone: string, now: Date): number {
  const { day, time } = wallClock(timeZone, now);
  return Math.round((Date.parse(`${day}T${time}Z`) - now.getTime()) / 60_000);
}
