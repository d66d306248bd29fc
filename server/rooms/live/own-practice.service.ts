import type { Clock } from '../../core/clock.ts';
import type { Session } from '../../core/session.ts';
import type { Glanced, MeetingStore } from './meeting.store.ts';
import { practiceOf } from './live-practice.rule.ts';
import type { SessionsHeldService } from './sessions-held.service.ts';
import { partsIn } from './set-part.rule.ts';
import { presentOwnPart, presentOwnPractice } from './sets-desk.present.ts';
import type { TogetherService } from './together.service.ts';
import type { TriadService } from './triad.service.ts';

interface Parts {
  sessions: Pick<SessionsHeldService, 'ofPerson'>;
  meetings: Pick<MeetingStore, 'glancesOf'>;
  triads: Pick<TriadService, 'practised' | 'parts'>;
  together: Pick<TogetherService, 'of'>;
  clock: Clock;
}

/** A learner's own practice with others: for how long they have been without it (S3.12), and as what they took part. */
export class OwnPracticeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session) {
    const { sessions, meetings, triads, clock } = this.#parts;
    const [{ begins, sessions: held }, own, practised] = await Promise.all([
      sessions.ofPerson(session, session.person),
      meetings.glancesOf(session, session.person),
      triads.practised(session, session.person),
    ]);
    const met = own.map(({ state }) => ({
      at: new Date(state.openedAt),
      there: state.here[session.person] !== undefined,
    }));
    const trios = practised.map(({ at, there }) => ({ at, there: there.includes(session.person) }));
    const all = [...held, ...met, ...trios];
    const practice = practiceOf(
      all.filter(({ there }) => there).map(({ at }) => at),
      { held: all.map(({ at }) => at), begins, now: clock.now() },
    );
    return presentOwnPractice(practice);
  }

  /** What part they have had in each, the newest first (S1.8). */
  async parts(session: Session) {
    const { meetings, triads, together } = this.#parts;
    const [own, practised, { sets, triads: trios }] = await Promise.all([
      meetings.glancesOf(session, session.person),
      triads.parts(session),
      together.of(session, session.person),
    ]);
    const lines = [
      ...own
        .filter(({ state }) => wasAt(state, session.person))
        .map((one) => ({
          at: new Date(one.state.openedAt),
          meeting: { set: one.set, n: one.n },
          triad: null,
          parts: partsIn(one, session.person),
        })),
      ...practised.map(({ id, of, at, roles }) => ({ at, meeting: null, triad: { id, of }, parts: roles })),
    ];
    const newest = lines.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    return { together: { sets, triads: trios }, history: newest.map(presentOwnPart) };
  }
}

/** A meeting that goes on is no history yet. */
const wasAt = ({ phase, here }: Glanced['state'], person: string): boolean =>
  phase === 'closed' && here[person] !== undefined;
