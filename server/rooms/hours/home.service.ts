import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentHome } from './home.present.ts';
import { closedDays } from './hours-pace.rule.ts';
import { type LogStore, newLog } from './log.store.ts';
import type { Log } from './log.types.ts';
import type { PlanStore } from './plan.store.ts';
import { type RunHoursService, windowOf } from './run-hours.service.ts';

interface Parts {
  logs: LogStore;
  plans: PlanStore;
  runs: RunHoursService;
  people: Pick<PeopleService, 'findEnrolment'>;
  clock: Clock;
}

/** A learner's own log as a whole, and the plan in it. */
export class HomeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Three commands at most beside the session's, however many entries there are. */
  async open(session: Session) {
    const { logs, runs, people, clock } = this.#parts;
    const [run, enrolment, log] = await Promise.all([
      runs.of(session),
      people.findEnrolment(session, session.person),
      logs.find(session, session.person),
    ]);
    const now = clock.now();
    return presentHome(session, {
      lang: enrolment?.lang ?? session.lang,
      now,
      log: log ?? newLog(session, session),
      run,
      window: windowOf(run, { joinedAt: enrolment?.joinedAt ?? new Date(0) }),
    });
  }

  /** Rejects where the days without mentoring are more than there may be. */
  async savePlan(session: Session, plan: Pick<Log, 'plan' | 'closures'>): Promise<void> {
    const { logs, plans, runs } = this.#parts;
    const { numbers } = await runs.of(session);
    const days = closedDays(plan.closures);
    if (days > numbers.closureDays)
      throw new AppError(400, 'closures-too-long', { days, most: numbers.closureDays });
    if (await plans.save(session, session.person, plan)) return;
    await logs.begin(session, session);
    await plans.save(session, session.person, plan);
  }
}
