import { dayIn } from '../../core/days.rule.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Enrolment, PeopleService } from '../people/people.service.ts';
import { type Pace, paceOf } from './hours-pace.rule.ts';
import type { LogRow, LogStore, LogTally } from './log.store.ts';
import type { Closure } from './log.types.ts';
import { type RunHours, type RunHoursService, windowOf } from './run-hours.service.ts';
import { type cohortHours, type LearnerHours, PAGE_SIZE, type waitingHours } from './trainer.contract.ts';
import {
  countWithStates,
  presentEntries,
  presentHoursRow,
  presentLearnerHours,
  presentWaiting,
  presentWho,
} from './trainer.present.ts';
import type { TrainerStore } from './trainer.store.ts';

export interface TrainerParts {
  logs: Pick<LogStore, 'find'>;
  store: TrainerStore;
  people: Pick<PeopleService, 'findRun' | 'findEnrolment' | 'listEnrolments' | 'pageOf' | 'namesakesOf'>;
  runs: Pick<RunHoursService, 'of'>;
}

/** What trainers read of hours. */
export class TrainerService {
  readonly #parts: TrainerParts;

  constructor(parts: TrainerParts) {
    this.#parts = parts;
  }

  /** Sums as they were counted last, for the rows of a list. One command. */
  async tallies(scope: Scope, persons: readonly string[]): Promise<Map<string, LogTally>> {
    const rows = await this.#parts.store.tallies(scope, persons);
    return new Map([...rows].flatMap(([person, { tally }]) => (tally ? [[person, tally] as const] : [])));
  }

  async page(
    session: Session,
    { after }: { after: number },
    now: Date,
  ): Promise<AnswerOf<typeof cohortHours>> {
    const { people, store, runs } = this.#parts;
    const [run, hours] = await Promise.all([people.findRun(session), runs.of(session)]);
    const page = { who: 'active', after, highest: run.entries, limit: PAGE_SIZE } as const;
    const { list, next } = await people.pageOf(session, page);
    const persons = list.map(({ person }) => person);
    const [logs, namesakes] = await Promise.all([
      store.tallies(session, persons),
      people.namesakesOf(session, list),
    ]);
    const rows = list.map((one) => {
      const { tally = null, closures = [] } = logs.get(one.person) ?? {};
      const pace = paceIn(hours, one, { counted: tally?.counted ?? 0, closures, now });
      return presentHoursRow(session, presentWho(one, namesakes), { tally, pace, now });
    });
    return { target: hours.numbers.target, rows, next };
  }

  /** States are worked out anew: what a trainer has just settled is not there any more, whenever it is counted. */
  async waiting(session: Session): Promise<AnswerOf<typeof waitingHours>> {
    const { people, store, runs } = this.#parts;
    const [{ numbers }, logs] = await Promise.all([runs.of(session), store.waiting(session)]);
    const persons = logs.map(({ person }) => person);
    const list = await people.listEnrolments(session, persons);
    const namesakes = await people.namesakesOf(session, list);
    const rows = list.flatMap((one) => {
      const log = logs.find(({ person }) => person === one.person);
      const learner = presentWho(one, namesakes);
      return log ? presentEntries(session, log, numbers).map((entry) => ({ learner, entry })) : [];
    });
    return presentWaiting(rows);
  }

  async learner(session: Session, person: string, now: Date): Promise<LearnerHours> {
    const { people, runs, logs } = this.#parts;
    const enrolment = await people.findEnrolment(session, person);
    if (enrolment?.role !== 'learner') throw notFound('learner');
    const [hours, found, namesakes] = await Promise.all([
      runs.of(session),
      logs.find(session, person),
      people.namesakesOf(session, [enrolment]),
    ]);
    const log = found ?? EMPTY;
    const { counted } = countWithStates(log, hours.numbers);
    const pace = paceIn(hours, enrolment, { counted, closures: log.closures, now });
    const { numbers } = hours;
    return presentLearnerHours(session, presentWho(enrolment, namesakes), { log, numbers, pace });
  }
}

const EMPTY: Pick<LogRow, 'entries' | 'relationships' | 'closures'> = {
  entries: [],
  relationships: [],
  closures: [],
};

/** Null while nobody has said when the course begins. */
function paceIn(
  hours: RunHours,
  enrolment: Enrolment,
  { counted, closures, now }: { counted: number; closures: readonly Closure[]; now: Date },
): Pace | null {
  const { startsOn, endsOn } = windowOf(hours, enrolment);
  if (startsOn === null || endsOn === null) return null;
  const today = dayIn(hours.timeZone, now);
  const days = { startsOn, endsOn, today, closures: [...hours.closures, ...closures] };
  return paceOf({ ...days, counted, numbers: hours.numbers });
}
