import type { Session } from '../../core/session.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import { type CaseStanding, caseStanding } from './case-standing.rule.ts';
import type { QueueStore } from './queue.store.ts';

interface Parts {
  lists: Pick<QueueStore, 'firstLooksOf'>;
  cases: Pick<BusinessCaseService, 'sections'>;
}

/** How somebody's case stands, for rooms that look at the whole of their programme. */
export class CaseStandingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Undefined where the course asks for no case. Two commands. */
  async of(session: Session, person: string): Promise<CaseStanding | undefined> {
    const { lists, cases } = this.#parts;
    const [versions, begun] = await Promise.all([
      lists.firstLooksOf(session, person),
      cases.sections.isBegun(session, person),
    ]);
    return begun === undefined ? undefined : caseStanding(versions, { begun, reader: session.person });
  }
}
