import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Enrolment } from '../people/people.service.ts';
import { isAttended, stateOf } from './attendance.rule.ts';
import type { Attendance, AttendanceCounts } from './attendance.types.ts';
import { FEWEST_ANSWERS, type PulseAnswer, pulseResults } from './pulse.rule.ts';
import { attendantRow, ownPart, pulsePage } from './session.visibility.ts';

const NOTHING = { mark: null, checkedInAt: null, toldAt: null, madeUpAt: null, pulsed: false };

/** Their own part, to themselves. */
export function presentOwn(session: Session, row: Attendance | undefined, isOver: boolean) {
  const known = row ?? NOTHING;
  return asSeenBy(ownPart, viewersOf(session, ['owner'], session.person), {
    state: stateOf(known, isOver),
    checkedInAt: known.checkedInAt?.toISOString() ?? null,
    madeUp: known.madeUpAt !== null,
    counts: isAttended(known.mark),
    pulsed: known.pulsed,
  });
}

interface Attended {
  row: Attendance | undefined;
  isOver: boolean;
  /** Who shares a name with somebody else of the run. */
  namesakes: ReadonlySet<string>;
}

export function presentAttendant(
  session: Session,
  { person, name, number }: Enrolment,
  { row, isOver, namesakes }: Attended,
) {
  const known = row ?? NOTHING;
  return asSeenBy(attendantRow, viewersOf(session, ['trainer']), {
    id: person,
    name: numberedName(name, number, namesakes.has(person)),
    number,
    state: stateOf(known, isOver),
    checkedInAt: known.checkedInAt?.toISOString() ?? null,
    madeUpSaid: known.madeUpAt !== null,
  });
}

export function presentPulse(session: Session, answers: readonly PulseAnswer[], of: number) {
  return asSeenBy(pulsePage, viewersOf(session, ['trainer']), {
    answered: answers.length,
    of,
    fewest: FEWEST_ANSWERS,
    results: pulseResults(answers),
  });
}

/** Student view is nobody. */
export function countsOf(rows: readonly Attendance[]): AttendanceCounts {
  const real = rows.filter(({ testUser }) => !testUser);
  return {
    checkedIn: real.filter(({ checkedInAt, mark }) => checkedInAt !== null && mark === null).length,
    attended: real.filter(({ mark }) => isAttended(mark)).length,
    told: real.filter((one) => stateOf(one, false) === 'told' || one.mark === 'excused').length,
    madeUpSaid: real.filter(({ madeUpAt, mark }) => madeUpAt !== null && !isAttended(mark)).length,
  };
}
