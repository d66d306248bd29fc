import { dayIn } from '../../core/days.rule.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { type PeopleService, takesPart } from '../people/people.service.ts';
import type { LogRow, LogStore, LogTally } from './log.store.ts';
import type { PaperService } from './paper.service.ts';
import { paceIn, type RunHoursService } from './run-hours.service.ts';
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
  runs: Pick<RunHoursService, 'of' | 'find'>;
  papers: Pick<PaperService, 'recorded'>;
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

  /** Minutes that the programme asks for; null where it asks for none. */
  async target(scope: Scope): Promise<number | null> {
    return (await this.#parts.runs.find(scope))?.numbers.target ?? null;
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
    const today = dayIn(hours.timeZone, now);
    const rows = list.map((one) => {
      const { tally = null, closures = [] } = logs.get(one.person) ?? {};
      const pace = paceIn(hours, one, { counted: tally?.counted ?? 0, closures, today });
      return presentHoursRow(session, presentWho(one, namesakes), { tally, pace, now });
    });
    return { target: hours.numbers.target, rows, next };
  }

  /** States are worked out anew: what a trainer has just settled is not there any more, whenever it is counted. */
  async waiting(session: Session): Promise<AnswerOf<typeof waitingHours>> {
    const { people, store, runs } = this.#parts;
    const [{ numbers }, { rows: logs, more }] = await Promise.all([runs.of(session), store.waiting(session)]);
    const persons = logs.map(({ person }) => person);
    // Student view is nobody's hours, and neither are those of somebody who is a trainer by now or has left.
    const enrolled = await people.listEnrolments(session, persons);
    const list = enrolled.filter((one) => takesPart(one) && !one.testUser);
    const namesakes = await people.namesakesOf(session, list);
    const rows = list.flatMap((one) => {
      const log = logs.find(({ person }) => person === one.person);
      const learner = presentWho(one, namesakes);
      return log ? presentEntries(session, log, numbers).map((entry) => ({ learner, entry })) : [];
    });
    return { ...presentWaiting(rows), more };
  }

  async learner(session: Session, person: string, now: Date): Promise<LearnerHours> {
    const { people, runs, logs, papers } = this.#parts;
    const enrolment = await people.findEnrolment(session, person);
    if (enrolment?.role !== 'learner') throw notFound('learner');
    const [hours, found, namesakes, recorded] = await Promise.all([
      runs.of(session),
      logs.find(session, person),
      people.namesakesOf(session, [enrolment]),
      papers.recorded(session, person),
    ]);
    const log = found ?? EMPTY;
    const { numbers } = hours;
    const count = countWithStates(log, numbers);
    const given = { counted: count.counted, closures: log.closures, today: dayIn(hours.timeZone, now) };
    const pace = paceIn(hours, enrolment, given);
    const who = presentWho(enrolment, namesakes);
    return presentLearnerHours(session, who, { log, count, numbers, pace, recorded });
  }
}

const EMPTY: Pick<LogRow, 'entries' | 'relationships' | 'closures'> = {
  entries: [],
  relationships: [],
  closures: [],
};
