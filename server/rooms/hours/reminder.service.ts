import type { Clock } from '../../core/clock.ts';
import { addDays } from '../../core/days.rule.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { keyedHash, sameText } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import { type Mail, MailError } from '../../core/mail.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { momentAt, wallClock } from '../../core/wall-clock.rule.ts';
import type { Announcement, HouseView } from '../../house.ts';
import { type PeopleService, takesPart } from '../people/people.service.ts';
import { countLog } from './counting.rule.ts';
import type { PaceStatus } from './hours-pace.rule.ts';
import { withStates } from './log-states.rule.ts';
import type { LogRow, LogStore } from './log.store.ts';
import { reminderLetter } from './reminder-letter.ts';
import {
  dateKey,
  datesTold,
  mayTell,
  type Reminder,
  remindersOf,
  remindersToMail,
  shownReminders,
  stillTold,
} from './reminder.rule.ts';
import type { ReminderRow, ReminderStore } from './reminder.store.ts';
import { paceIn, type RunHoursService } from './run-hours.service.ts';

interface Parts {
  reminders: ReminderStore;
  logs: Pick<LogStore, 'find'>;
  runs: Pick<RunHoursService, 'of'>;
  people: Pick<PeopleService, 'findEnrolment'>;
  house: Pick<HouseView, 'announcements'>;
  mail: Mail;
  clock: Clock;
  log: Log;
  /** Where people reach the tool, and what links that stop mails are sealed with. */
  tool: { origin: string; secret: string };
}

/** What there is to say to somebody, and whether it may be said now. */
interface Due {
  all: Reminder[];
  pace: PaceStatus | null;
  /** They take part. */
  active: boolean;
  tellable: boolean;
}

/** Where somebody who has asked for mail is written to. */
export interface LetterBox {
  to: string;
  lang: Lang;
  /** What ends all mail, without signing in. */
  stop: string;
  /** P4: when it may be said; null: now. */
  opensAt: Date | null;
}

interface Sending {
  told: readonly Reminder[];
  dates: readonly Announcement[];
  to: string;
  /** What is kept of one that was not taken. */
  again: Pick<ReminderRow, 'mailed' | 'dueAt'>;
}

const AT = '09:00';
const AGAIN_MS = 60 * 60_000;
/** Who is on no list came before any course began. */
const NEVER = new Date(0);
const NOTHING = { dismissed: [], mailed: [] };

/** Reminders on the pages always, and once a week at most by mail, where somebody has typed an address. Dates when it has to be. */
export class ReminderService {
  readonly #parts: Parts;
  readonly persons: Persons;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { reminders } = parts;
    this.persons = {
      take: async (scope, person) => {
        const row = await reminders.find({ ...scope, person });
        return { reminders: row ? { address: row.address, lang: row.lang, zone: row.zone } : null };
      },
      erase: (scope, person) => reminders.erase({ ...scope, person }),
    };
  }

  /** By the clock of whoever looks. */
  async shown(session: Session, zone: string) {
    const { reminders, clock, mail } = this.#parts;
    const now = clock.now();
    const [row, due] = await Promise.all([
      reminders.find(session),
      this.#dueOf(session, session.person, { zone, now }),
    ]);
    const shown = due.tellable ? shownReminders(due.all, row ?? NOTHING, now) : [];
    return { reminders: shown, mail: { possible: mail.configured, address: row?.address ?? null } };
  }

  async dismiss(session: Session, { key, zone }: { key: string; zone: string }) {
    const at = this.#parts.clock.now();
    await this.#parts.reminders.dismiss(session, { key, at }, { lang: session.lang, zone });
    return { dismissed: true as const };
  }

  async chooseMail(session: Session, choice: { address: string | null; lang: Lang; zone: string }) {
    const dueAt = choice.address === null ? null : nextMorning(this.#parts.clock.now(), choice.zone, 0);
    await this.#parts.reminders.choose(session, { ...choice, dueAt });
    return { address: choice.address };
  }

  /**
   * Sends the mail that has waited longest, if it has anything to say; false when none is due. One of which nobody can
   * say what is due, such as of an edition without hours, is looked at again the next morning.
   */
  async mailNext(): Promise<boolean> {
    const { reminders, clock, log, mail } = this.#parts;
    const now = clock.now();
    const row = mail.configured ? await reminders.lease(now) : undefined;
    if (!row) return false;
    try {
      const due = await this.#dueOf(row, row.person, { zone: row.zone, now });
      await this.#tell(row, due, now);
    } catch (error) {
      await reminders.settle(row, { mailed: row.mailed, dueAt: nextMorning(now, row.zone, 0) });
      log.warn({ run: row.run, err: error }, 'reminder not worked out');
    }
    return true;
  }

  /**
   * It is noted as sent before it is: after a crash a reminder is missing, and none comes twice. Who has left, or goes on
   * under another entry, is written to no more; they may come back, so the address stays.
   */
  async #tell(row: ReminderRow, { all, tellable, pace, active }: Due, now: Date): Promise<void> {
    const { reminders } = this.#parts;
    const mailed = stillTold(row.mailed, pace);
    const isTold = active && tellable && row.address !== null;
    const told = isTold ? remindersToMail(all, { ...row, mailed }, now) : [];
    const dates = isTold ? await this.#datesOf({ ...row, mailed }, now) : [];
    const keys = [...told.map(({ key }) => key), ...dates.map(({ key }) => dateKey(key))];
    const noted = [...mailed, ...keys.map((key) => ({ key, at: now }))];
    const isNoted = await reminders.settle(row, { mailed: noted, dueAt: nextMorning(now, row.zone, 0) });
    if (keys.length === 0 || row.address === null || !isNoted) return;
    const again = { mailed, dueAt: new Date(now.getTime() + AGAIN_MS) };
    await this.#send(row, { told, dates, to: row.address, again });
  }

  #datesOf({ tenant, run, person, lang, zone, mailed }: ReminderRow, now: Date): Promise<Announcement[]> {
    const told = datesTold(mailed);
    return this.#parts.house.announcements({ tenant, run, person, lang, zone, now, told });
  }

  /** Something is to be said at once, as far as the hour allows: to these, or to everybody of the run. */
  wake(scope: Scope, persons: readonly string[] | null): Promise<void> {
    return this.#parts.reminders.wake(scope, persons, this.#parts.clock.now());
  }

  /** An address that the mail server knows for good not to be there is forgotten: its learner’s page says that none is set. */
  async #send(row: ReminderRow, { told, dates, to, again }: Sending): Promise<void> {
    const { reminders, log, mail } = this.#parts;
    try {
      const about = { lang: row.lang, zone: row.zone, stop: this.#stopLink(row) };
      await mail.send({ to, ...reminderLetter({ waiting: told, dates }, about) });
    } catch (error) {
      const gone = error instanceof MailError && error.permanent;
      await (gone ? reminders.stop(row._id, to) : reminders.settle(row, again));
      log.warn(
        { run: row.run, err: error },
        gone ? 'reminders stopped: no such address' : 'reminder not sent',
      );
    }
  }

  /** For what other rooms have to tell somebody. Null: they have typed no address, or take part no more. */
  async letterBox(scope: Scope, person: string): Promise<LetterBox | null> {
    const { reminders, clock } = this.#parts;
    const row = await reminders.find({ ...scope, person });
    if (!row || row.address === null) return null;
    const now = clock.now();
    const { active, tellable } = await this.#dueOf(row, person, { zone: row.zone, now });
    if (!active) return null;
    const opensAt = tellable ? null : nextMorning(now, row.zone, 0);
    return { to: row.address, lang: row.lang, stop: this.#stopLink(row), opensAt };
  }

  /** The mail server knows of no such recipient: the learner’s page says that none is set. */
  async closeBox(scope: Scope, person: string, { to }: Pick<LetterBox, 'to'>): Promise<void> {
    const row = await this.#parts.reminders.find({ ...scope, person });
    if (row) await this.#parts.reminders.stop(row._id, to);
  }

  /** By the link of a mail, without a session; once is as good as twice. False for a link that none of ours is. */
  async stop(code: string): Promise<boolean> {
    const id = this.#rowOf(code);
    if (id === undefined) return false;
    await this.#parts.reminders.stop(id);
    return true;
  }

  isStopLink(code: string): boolean {
    return this.#rowOf(code) !== undefined;
  }

  #rowOf(code: string): string | undefined {
    const [id = '', seal = ''] = code.split('.');
    return sameText(seal, this.#sealOf(id)) ? id : undefined;
  }

  #sealOf(id: string): string {
    return keyedHash(this.#parts.tool.secret, 'stop reminders', id);
  }

  #stopLink({ _id }: ReminderRow): string {
    return `${this.#parts.tool.origin}/r/${_id}.${this.#sealOf(_id)}`;
  }

  async #dueOf(scope: Scope, person: string, { zone, now }: { zone: string; now: Date }): Promise<Due> {
    const { logs, runs, people } = this.#parts;
    const [log = EMPTY, run, enrolment] = await Promise.all([
      logs.find(scope, person),
      runs.of(scope),
      people.findEnrolment(scope, person),
    ]);
    const { counted } = countLog(withStates(log, run.numbers), run.numbers);
    const given = { counted, closures: log.closures, today: wallClock(zone, now).day };
    const pace = paceIn(run, { joinedAt: enrolment?.joinedAt ?? NEVER }, given)?.status ?? null;
    const all = remindersOf({ ...log, pace, numbers: run.numbers, now });
    const active = enrolment !== undefined && takesPart(enrolment);
    return { all, pace, active, tellable: mayTell(now, zone, [...log.closures, ...run.closures]) };
  }
}

const EMPTY: Pick<LogRow, 'relationships' | 'entries' | 'asks' | 'closures'> = {
  relationships: [],
  entries: [],
  asks: [],
  closures: [],
};

/** Nine o’clock there, so many days from tomorrow. */
function nextMorning(now: Date, zone: string, later: number): Date {
  const { day, time } = wallClock(zone, now);
  const today = later === 0 && time < AT;
  return momentAt(zone, { day: today ? day : addDays(day, later + 1), time: AT });
}
