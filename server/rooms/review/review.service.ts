import type { PeerAskingService } from './peer-asking.service.ts';

/** What the rooms above ask of this one. */
export interface ReviewService {
  /** Asking a list of people, such as the members of a set, to read one section of a case. */
  peers: Pick<PeerAskingService, 'ask'>;
}
