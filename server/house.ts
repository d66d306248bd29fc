import type { ContentPart } from './content/part.ts';
import type { Library } from './content/library.ts';
import type { CalendarEvent } from './core/calendar-file.ts';
import type { Clock } from './core/clock.ts';
import type { Config } from './core/config.ts';
import type { Connection } from './core/database.ts';
import type { EndpointSpec, Lang } from './core/endpoint.contract.ts';
import type { Route } from './core/endpoint.ts';
import type { PrintProblem } from './core/error-handler.ts';
import type { Job } from './core/jobs.ts';
import type { Pickable } from './core/link.contract.ts';
import type { Log } from './core/log.ts';
import type { Mail } from './core/mail.ts';
import type { Metrics } from './core/metrics.ts';
import type { Standing } from './core/permissions.ts';
import type { Persons } from './core/persons.ts';
import type { Scope } from './core/scope.ts';
import type { Session, SessionStore } from './core/session.ts';
import type { LtiHost } from './lti-host/lti-host.ts';

/** How rooms are put together. `rooms.ts` is the list; a room's own `<room>.room.ts` says what it is. */

/** What every room stands on. The services of the rooms below come beside it, each under its room's name. */
export interface Ground {
  config: Config;
  connection: Connection;
  log: Log;
  clock: Clock;
  metrics: Metrics;
  sessions: SessionStore;
  mail: Mail;
  library: Library;
  lti: LtiHost;
  house: HouseView;
}

/** What a room may know of all rooms, those above it included. */
export interface HouseView {
  /** Names of the rooms that are open: what would lead to another is not offered. */
  names: ReadonlySet<string>;
  /** All open rooms. Empty until the last one stands, so only for use at a request. */
  rooms(): readonly Room[];
  /**
   * Tells every room that somebody has made something, those above the teller too, which it could not call. Rejects when
   * one of them could not take it in: then tell again. Hearing twice is hearing once.
   */
  tell(made: Made): Promise<void>;
  /** When steps that are held at a set time are held for somebody, by their keys: rooms above the course keep the calendar. */
  times(whose: Scope & { person: string }): Promise<ReadonlyMap<string, Held>>;
  /** What every room has to say to somebody by mail. */
  announcements(asked: Asked): Promise<Announcement[]>;
  /** Somebody's dates of every room, for a calendar that follows them. */
  dates(scope: Scope & { person: string; lang: Lang }): Promise<CalendarEvent[]>;
}

/** Somebody who has asked for mail, and may be written to now. */
export interface Asked extends Scope {
  person: string;
  lang: Lang;
  /** Whose clocks they live by. */
  zone: string;
  now: Date;
  /** Keys of what was said to them. */
  told: ReadonlySet<string>;
}

/** One sentence for a mail: whoever reads over a shoulder reads it too, so nothing stands in it that somebody wrote. */
export interface Announcement {
  /** The same occasion has the same key, and is said once. */
  key: string;
  text: string;
}

/** Something that is held at a set time. */
export interface Held {
  from: Date;
  until: Date;
}

/** Something that a step of the course asks for now exists. */
export interface Made extends Scope {
  person: string;
  /** Student view makes things like a learner, and no gradebook hears of it. */
  testUser: boolean;
  /** Its name as steps know it: `FORM:x#start`, `OCP:basics`. */
  what: string;
  /** What it is about, where there is more than one: id of a thing of the room that the form opens in. */
  subject?: string;
  at: Date;
}

/** What of a room can be linked from a course of the LMS, and where such a link leads. */
export interface Links {
  pickables(session: Session): Promise<Pickable[]>;
  /** A path of the client; undefined when the content id is not this room's. */
  landing(contentId: string, run: { course: string; edition: number }): string | undefined;
}

/** What stands behind a number that a room sends to the gradebook, which opens it (submission reviews, SpeedGrader). */
export interface WorkBehind {
  /** Of the line item. */
  tag: string;
  /** The page on which one sees somebody’s; undefined: there is nothing to see for them. */
  landing(
    scope: Scope,
    asked: { person: string; by: Standing & { person: string } },
  ): Promise<string | undefined>;
}

/** Work behind the scenes: `run` does one piece, `restMs` is the pause when there was none. */
export interface RoomJob {
  run: Job;
  restMs: number;
  /** Where `run` leaves work under way behind it: resolves when that is done. The end of the process waits for it. */
  settled?: () => Promise<void>;
}

/** A room at work. */
export interface Room<Service = unknown, JobName extends string = string> {
  service: Service;
  routes: readonly Route[];
  jobs: Readonly<Record<JobName, RoomJob>>;
  persons: Persons;
  links?: Links;
  work?: WorkBehind;
  /** What it does when somebody has made something in another room. */
  hears?(made: Made): Promise<void>;
  /** See `HouseView.times`. */
  times?(whose: Scope & { person: string }): Promise<ReadonlyMap<string, Held>>;
  /** See `HouseView.announcements`. */
  announcements?(asked: Asked): Promise<Announcement[]>;
  /** See `HouseView.dates`. */
  dates?(scope: Scope & { person: string; lang: Lang }): Promise<CalendarEvent[]>;
  /** The page for a refusal outside /api; one room has it. */
  printProblem?: PrintProblem;
}

/** A room as declared. Without `open` it only reads its files of a course folder so far, and does not count as existing. */
export interface RoomPlan<
  Name extends string,
  Contract extends object,
  Below,
  Service,
  JobName extends string,
> {
  name: Name;
  /** The room's contract module: every export that is an endpoint becomes a key of the client's `call`. */
  contract: Contract;
  /** What it reads of a course folder. */
  content?: readonly ContentPart[];
  open?: (below: Below) => Room<Service, JobName>;
}

type AnyPlan = RoomPlan<string, object, never, unknown, string>;

/**
 * The rooms from the bottom up. `add` compiles only when what the room asks for is the ground or the service of a room
 * that was added before it.
 */
export class House<Services, Contracts, JobNames extends string> {
  readonly plans: readonly AnyPlan[];

  constructor(plans: readonly AnyPlan[]) {
    this.plans = plans;
  }

  add<Name extends string, Contract extends object, Service, JobName extends string = never>(
    plan: RoomPlan<Name, Contract, Ground & Services, Service, JobName>,
  ): House<Services & Record<Name, Service>, Contracts | Contract, JobNames | JobName> {
    return new House([...this.plans, plan as unknown as AnyPlan]);
  }

  /** Names of the rooms that can be opened. */
  get names(): ReadonlySet<string> {
    return new Set(this.plans.flatMap((plan) => (plan.open ? [plan.name] : [])));
  }

  get contentParts(): readonly ContentPart[] {
    return this.plans.flatMap((plan) => plan.content ?? []);
  }

  /** Opens every room on the ground and the services below it. Starts nothing. */
  open(ground: Omit<Ground, 'house'>): OpenHouse<Services, JobNames> {
    const services: Record<string, unknown> = {};
    const rooms: Room[] = [];
    const tell = async (made: Made) => {
      for (const room of rooms) await room.hears?.(made);
    };
    const house: HouseView = { names: this.names, rooms: () => rooms, tell, ...asking(rooms) };
    for (const plan of this.plans) {
      const room = plan.open?.({ ...ground, house, ...services } as never);
      if (!room) continue;
      services[plan.name] = room.service;
      rooms.push(room);
    }
    const jobs = Object.assign({}, ...rooms.map((room) => room.jobs)) as Record<JobNames, RoomJob>;
    return { services: services as Services, rooms, jobs };
  }
}

export interface OpenHouse<Services, JobNames extends string> {
  services: Services;
  rooms: readonly Room[];
  jobs: Record<JobNames, RoomJob>;
}

export const emptyHouse = new House<unknown, never, never>([]);

type EndpointsIn<Contract> = Contract extends object
  ? Extract<Contract[keyof Contract], EndpointSpec>
  : never;

/** All endpoints of a house by their key, `GET /api/me`. The client's calls are typed by it. */
export type ApiOf<H> =
  H extends House<infer _Services, infer Contracts, infer _JobNames>
    ? { [Spec in EndpointsIn<Contracts> as Spec['key']]: Spec }
    : never;

/** What every room may be asked, together. */
const asking = (rooms: readonly Room[]): Pick<HouseView, 'times' | 'dates' | 'announcements'> => ({
  times: async (whose) => {
    const all = await Promise.all(rooms.map(async (room) => (await room.times?.(whose)) ?? []));
    return new Map(all.flatMap((times) => [...times]));
  },
  announcements: async (asked) =>
    (await Promise.all(rooms.map(async (room) => (await room.announcements?.(asked)) ?? []))).flat(),
  dates: async (whose) =>
    (await Promise.all(rooms.map(async (room) => (await room.dates?.(whose)) ?? []))).flat(),
});
