import type { Clock } from '../../core/clock.ts';
import type { Session } from '../../core/session.ts';
import { practiceOf } from './live-practice.rule.ts';
import type { MeetingStore } from './meeting.store.ts';
import type { SessionsHeldService } from './sessions-held.service.ts';
import { presentOwnPractice } from './sets-desk.present.ts';

interface Parts {
  sessions: Pick<SessionsHeldService, 'ofPerson'>;
  meetings: Pick<MeetingStore, 'glancesOf'>;
  clock: Clock;
}

/** A learner's own practice with others: for how long they have been without it (S3.12). */
export class OwnPracticeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session) {
    const { sessions, meetings, clock } = this.#parts;
    const [{ begins, sessions: held }, own] = await Promise.all([
      sessions.ofPerson(session, session.person),
      meetings.glancesOf(session, session.person),
    ]);
    const met = own.map(({ state }) => ({
      at: new Date(state.openedAt),
      there: state.here[session.person] !== undefined,
    }));
    const all = [...held, ...met];
    const practice = practiceOf(
      all.filter(({ there }) => there).map(({ at }) => at),
      { held: all.map(({ at }) => at), begins, now: clock.now() },
    );
    return presentOwnPractice(practice);
  }
}
