import type { Clock } from '../../core/clock.ts';
import { addDays, dayIn } from '../../core/days.rule.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Announcement, Asked } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ReminderService } from '../hours/reminder.service.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService, SessionsOfRun } from './calendar.service.ts';
import type { CalendarStore } from './calendar.store.ts';
import { dateSentences } from './date-letter.ts';
import { presentChange } from './date-change.present.ts';
import {
  type DateChange,
  type Listener,
  meetingChanges,
  rhythmChanges,
  sessionChanges,
} from './date-change.rule.ts';
import type { DateSeenStore } from './date-seen.store.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import { planOf } from './set-plan.rule.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  calendar: Pick<CalendarService, 'of' | 'langOf'>;
  seen: DateSeenStore;
  attendances: Pick<AttendanceStore, 'find'>;
  sets: Pick<SetStore, 'ofPerson' | 'nextToTell' | 'told'>;
  meetings: Pick<MeetingStore, 'ofSet'>;
  calendars: Pick<CalendarStore, 'nextToTell' | 'told'>;
  reminders: Pick<ReminderService, 'wake'>;
  people: Pick<PeopleService, 'listEnrolments'>;
  clock: Clock;
}

/** When somebody meets, as far as they are told. */
interface Dates {
  run: SessionsOfRun;
  set: MeetingSet | undefined;
  held: KeptMeeting[];
}

/** Dates that people are told of: what was moved, on the pages until they have seen it and by mail; and what comes tomorrow. */
export class DatesToTellService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async changes(session: Session) {
    const { calendar, clock } = this.#parts;
    const [dates, lang, knows] = await Promise.all([
      this.#datesOf(session),
      calendar.langOf(session),
      this.#knows(session),
    ]);
    const changes = changesOf(dates, { now: clock.now(), told: new Set(), ...knows });
    return { changes: changes.map((one) => presentChange(one, lang)), zone: dates.run.zone };
  }

  async see(session: Session, until: string): Promise<void> {
    await this.#parts.seen.see(session, new Date(until));
  }

  /** For a mail to somebody who asked for mails. What they have seen on the pages is not said again. */
  async announcements(asked: Asked): Promise<Announcement[]> {
    const [dates, knows] = await Promise.all([this.#datesOf(asked), this.#knows(asked)]);
    const say = dateSentences(asked);
    const changes = changesOf(dates, { ...asked, ...knows });
    const soon = await this.#soon(dates, asked);
    const all = [
      ...changes.map((one) => ({ key: one.key, text: say.changed(one, dates.run.zone) })),
      ...soon.filter(({ of }) => !changes.some((one) => nameOf(one) === of)),
      ...actionsOf(dates, asked),
    ];
    return all.filter(({ key }) => !asked.told.has(key)).map(({ key, text }) => ({ key, text }));
  }

  /** Somewhere something was moved a while ago: those who asked for mails are looked at. False: nowhere. */
  async tellNext(): Promise<boolean> {
    const { sets, calendars, reminders, clock } = this.#parts;
    const now = clock.now();
    for (const rows of [calendars, sets]) {
      const row = await rows.nextToTell(now);
      if (!row) continue;
      await reminders.wake(row, row.members ?? null);
      await rows.told(row);
      return true;
    }
    return false;
  }

  /** From when on a move is news to somebody. */
  async #knows(whose: Scope & { person: string }) {
    const { seen, people } = this.#parts;
    const [seenUntil, [own]] = await Promise.all([
      seen.until(whose),
      people.listEnrolments(whose, [whose.person]),
    ]);
    return { person: whose.person, seenUntil, cameAt: own?.joinedAt ?? null };
  }

  async #datesOf(whose: Scope & { person: string }): Promise<Dates> {
    const { calendar, sets, meetings } = this.#parts;
    const [run, set] = await Promise.all([calendar.of(whose), sets.ofPerson(whose, whose.person)]);
    return { run, set, held: set ? await meetings.ofSet(whose, set.id) : [] };
  }

  /** What is held today or tomorrow; not what somebody has said they cannot come to. */
  async #soon({ run, set, held }: Dates, asked: Asked) {
    const say = dateSentences(asked);
    const isSoon = (at: Date | null): at is Date => isNear(at, asked);
    const coming = cohortOnly(run, set).filter(({ startsAt }) => isSoon(startsAt));
    const attending = await Promise.all(
      coming.map(async (one) => (await this.#parts.attendances.find(asked, asked.person, one.step))?.toldAt),
    );
    const sessions = coming
      .filter((_, at) => !attending[at])
      .map((one) => ({
        key: `soon ${one.step} ${one.startsAt?.getTime()}`,
        text: say.session(one),
        of: one.step,
      }));
    const meetings = (set ? planOf(set, held) : [])
      .filter(({ at, state }) => state === 'planned' && isSoon(at))
      .map(({ n, at }) => ({
        key: `soon meeting ${n} ${at.getTime()}`,
        text: say.meeting(n, at),
        of: `meeting ${n}`,
      }));
    return [...sessions, ...meetings];
  }
}

/** The course says when sets would meet; whoever is in one has dates that are its own. */
const cohortOnly = ({ sessions }: SessionsOfRun, set: MeetingSet | undefined) =>
  sessions.filter(({ kind }) => kind === 'cohort' || !set);

function changesOf(
  { run, set, held }: Dates,
  { person, ...known }: Omit<Listener, 'inSetSince'> & { person: string },
): DateChange[] {
  const placed = set?.moves.findLast((move) => move.person === person && move.to === set.number);
  const listener = { ...known, inSetSince: placed?.at ?? null };
  return [
    ...rhythmChanges(run.settled.rhythmMoves, listener),
    ...sessionChanges(cohortOnly(run, set), run.settled.sessions, listener),
    ...(set ? meetingChanges(set, held, listener) : []),
  ];
}

const nameOf = ({ of }: DateChange): string | undefined =>
  of.what === 'session' ? of.session.step : of.what === 'meeting' ? `meeting ${of.n}` : undefined;

/** Still to come, today or tomorrow by their clock. */
const isNear = (at: Date | null, { now, zone }: Asked): at is Date =>
  at !== null && at > now && dayIn(zone, at) <= addDays(dayIn(zone, now), 1);

/** S0.10: what somebody agreed to do, the day before it is due and on the day. What it is stands in no mail. */
function actionsOf({ held }: Dates, asked: Asked): Announcement[] {
  const today = dayIn(asked.zone, asked.now);
  const say = dateSentences(asked);
  const reported = new Set(held.flatMap(({ state }) => Object.keys(state.reports)));
  return held.flatMap(({ n, state }) =>
    Object.entries(state.actions).flatMap(([id, { owner, due, gone }]) =>
      owner !== asked.person || gone || reported.has(id) || due < today || due > addDays(today, 1)
        ? []
        : [{ key: `action ${id} ${due}`, text: say.action(n, due) }],
    ),
  );
}
