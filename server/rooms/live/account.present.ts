import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { ownMeetings } from './account.visibility.ts';

interface Own {
  counted: number;
  needed: number;
  meetings: {
    n: number;
    module: string;
    step: string;
    state: 'attended' | 'made-up' | 'open';
    mayMakeUp: boolean;
  }[];
}

export const presentOwnMeetings = (session: Session, own: Own) =>
  asSeenBy(ownMeetings, viewersOf(session, ['owner'], session.person), own);
