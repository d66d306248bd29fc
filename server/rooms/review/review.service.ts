import type { CaseStandingService } from './case-standing.service.ts';
import type { PeerAskingService } from './peer-asking.service.ts';

export type { CaseStanding } from './case-standing.rule.ts';

/** What the rooms above ask of this one. */
export interface ReviewService {
  /** Asking a list of people, such as the members of a set, to read one section of a case. */
  peers: Pick<PeerAskingService, 'ask'>;
  /** How somebody's case stands on the way to Ready. */
  standing: CaseStandingService;
}
