import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { FinalEvaluation } from '../evaluation/evaluation.service.ts';
import type { CaseStanding } from '../review/review.service.ts';
import type { HoursSums } from './cohort.contract.ts';
import { type Programme, type ProgrammeFacts, programmeOf } from './programme.rule.ts';

/** What is asked of the rooms that count a part of the programme. */
export interface ProgrammeRooms {
  hours: { cohort: { target(scope: Scope): Promise<number | null> } };
  live: {
    together: {
      of(scope: Scope, person: string): Promise<Pick<ProgrammeFacts, 'sets' | 'triads' | 'nextTriad'>>;
    };
  };
  review: { standing: { of(session: Session, person: string): Promise<CaseStanding | undefined> } };
  evaluation: { finalOf(scope: Scope, person: string): Promise<FinalEvaluation | undefined> };
}

interface Beside {
  steps: ProgrammeFacts['steps'];
  hours: HoursSums;
}

/** What completes somebody's programme, and what is missing (L2): the one place where all of it comes together. */
export class ProgrammeService {
  readonly #rooms: ProgrammeRooms;

  constructor(rooms: ProgrammeRooms) {
    this.#rooms = rooms;
  }

  /** Steps and hours as they stand beside it on the page. */
  async of(session: Session, person: string, { steps, hours }: Beside): Promise<Programme> {
    const rooms = this.#rooms;
    const [needed, together, businessCase, evaluation] = await Promise.all([
      rooms.hours.cohort.target(session),
      rooms.live.together.of(session, person),
      rooms.review.standing.of(session, person),
      rooms.evaluation.finalOf(session, person),
    ]);
    const minutes = { logged: hours.counted, verified: hours.verified, needed: needed ?? 0 };
    return programmeOf({ steps, hours: minutes, ...together, businessCase, evaluation });
  }
}
