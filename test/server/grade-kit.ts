import { expect } from 'vitest';
import type { Fault, RequestEntry } from '../lms/model.ts';
import { ensureIndexes } from '../../server/core/database.ts';
import { createMetrics } from '../../server/core/metrics.ts';
import { createLog } from '../../server/core/log.ts';
import { DeliveryStore } from '../../server/rooms/grade/delivery.store.ts';
import { GradeService, type GradeParts } from '../../server/rooms/grade/grade.service.ts';
import { GradeStore, type ScoreToSend } from '../../server/rooms/grade/grade.store.ts';
import type { Gradebook } from '../../server/rooms/grade/gradebook.ts';
import { LineItemStore } from '../../server/rooms/grade/line-item.store.ts';
import type { PeopleService, Run } from '../../server/rooms/people/people.service.ts';
import { testDatabase, type TestDatabase } from '../setup/database.ts';
import { toolAndLms, type Entered, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

export const SITES: SiteName[] = ['moodle', 'canvas'];
/** Steps of ten and nine design minutes. */
export const TEN = 'conversation-models/goal-too-early';
export const NINE = 'conversation-models/story-before-solution';

interface UndeliveredScore {
  id: string;
  person: string;
  learner: { name: string | null; number: number } | null;
  code: string;
  reason: string;
  nextTryAt: string | null;
  since: string;
  asideAt: string | null;
}

export interface Delivery {
  sent: number;
  waiting: number;
  failed: UndeliveredScore[];
  aside: UndeliveredScore[];
}

/** What the tests of the outbox say: mark, send, look into the gradebook of the LMS, break its services. */
export interface GradeKit extends ToolAndLms {
  mark(who: Entered, step: string, done?: boolean): Promise<void>;
  /**
   * Sends what is due so much later (2.5 s gathers a burst) until nothing is. The clock goes back after it: the LMS
   * refuses assertions from a clock that runs ahead of its own.
   */
  send(ms?: number): Promise<void>;
  cell(
    site: SiteName,
    person: string,
  ): Promise<{ visible: number | null; timestamp: string | null; accepted: number } | undefined>;
  /** Requests to an endpoint since `mark`, which starts at the last call of `from`. */
  posts(site: SiteName): Promise<RequestEntry[]>;
  from(site: SiteName): Promise<void>;
  breaks(site: SiteName, endpoint: Fault['endpoint'], how: Partial<Fault>): Promise<void>;
  delivery(site: SiteName): Promise<Delivery>;
  resend(site: SiteName, id: string): Promise<number>;
}

export async function gradeKit(settings: Record<string, string> = {}): Promise<GradeKit> {
  const both = await toolAndLms(settings);
  return { ...both, ...learnerSide(both), ...lmsSide(both), ...trainerSide(both) };
}

function learnerSide({ tool }: ToolAndLms): Pick<GradeKit, 'mark' | 'send'> {
  return {
    async mark(who, step, done = true) {
      const path = `/api/course/steps/${step}/done`;
      const { status } = await tool.call(done ? 'PUT' : 'DELETE', path, { token: who.token });
      expect(status).toBe(200);
    },
    async send(ms = 2500) {
      // A mark is handed over behind the scenes, and gathers with others from then on.
      while (await tool.rooms.work.handOver());
      tool.clock.forward(ms);
      while (await tool.rooms.work.scores());
      tool.clock.forward(-ms);
    },
  };
}

function lmsSide({ lms }: ToolAndLms): Pick<GradeKit, 'cell' | 'posts' | 'from' | 'breaks'> {
  const since: Record<SiteName, number> = { moodle: 0, canvas: 0 };
  return {
    async cell(site, person) {
      const { cells } = await lms.client.gradebook(site);
      return cells.find((one) => one.person === person && one.tag === 're-entry-guided-minutes');
    },
    async posts(site) {
      return (await lms.client.requests({ site, endpoint: 'scores', since: since[site] })).requests;
    },
    async from(site) {
      since[site] = (await lms.client.requests({ site })).seq;
    },
    async breaks(site, endpoint, how) {
      await lms.client.fault({ site, endpoint, ...how });
    },
  };
}

function trainerSide({ tool, enter }: ToolAndLms): Pick<GradeKit, 'delivery' | 'resend'> {
  const tokens = new Map<SiteName, string>();
  const trainer = async (site: SiteName): Promise<string> => {
    const token = tokens.get(site) ?? (await enter({ site, person: 'ruth' })).token;
    tokens.set(site, token);
    return token;
  };
  return {
    async delivery(site) {
      const answer = await tool.call('GET', '/api/grades', { token: await trainer(site) });
      expect(answer.status).toBe(200);
      return answer.body as Delivery;
    },
    async resend(site, id) {
      const options = { token: await trainer(site), body: {} };
      return (await tool.call('POST', `/api/grades/${id}/resend`, options)).status;
    },
  };
}

/** Everybody is graded, every run is there: what a test of the outbox alone says of the people room. */
const everybodyGraded = {
  findEnrolment: async () => ({ graded: true, status: 'active', sub: '42' }),
  listEnrolments: async () => [],
  findRun: async ({ tenant, run }: { tenant: string; run: string }) => ({ id: run, tenant }) as Run,
  listCoupledLinks: async () => [],
  nextGradingChange: async () => undefined,
} as unknown as PeopleService;

/** The outbox on a gradebook that does what no LMS of ours does on demand. */
function outboxOn(
  database: TestDatabase,
  gradebook: Partial<Gradebook>,
  parts: Pick<GradeParts, 'clock'> & Partial<GradeParts>,
): GradeService {
  const { connection } = database;
  return new GradeService({
    store: new GradeStore(connection),
    deliveries: new DeliveryStore(connection),
    lineItems: new LineItemStore(connection),
    people: everybodyGraded,
    gradebook: {
      lineItem: async () => ({ url: 'https://lms.example/column/1', label: 'Minutes' }),
      post: async () => ({ kind: 'sent' }),
      result: async () => undefined,
      shown: async () => 'score',
      ...gradebook,
    },
    log: createLog('silent'),
    metrics: createMetrics(),
    rooms: new Set(['course']),
    ...parts,
  });
}

export interface OutboxKit {
  database: TestDatabase;
  clock: { now(): Date };
  /** Time passes: by milliseconds since the file began. */
  forward(ms: number): void;
  passed(): number;
  /** An outbox of one process; several share the rows. */
  outbox(gradebook: Partial<Gradebook>, parts?: Partial<GradeParts>): GradeService;
  /** Sends what is due in five seconds, until nothing is. */
  sendLater(grade: GradeService): Promise<void>;
  /** Ten minutes of a learner, as of now. */
  ten(): ScoreToSend;
}

/** The outbox alone, on a database and a clock of its own. */
export async function outboxKit(): Promise<OutboxKit> {
  const database = await testDatabase();
  await ensureIndexes(database.connection);
  let passed = 0;
  const clock = { now: () => new Date(Date.now() + passed) };
  return {
    database,
    clock,
    forward: (ms) => void (passed += ms),
    passed: () => passed,
    outbox: (gradebook, parts = {}) => outboxOn(database, gradebook, { clock, ...parts }),
    async sendLater(grade) {
      passed += 5000;
      while (await grade.sendDue());
    },
    ten: () => ({
      lineItem: 'guided-minutes',
      person: 'tom',
      value: 10,
      final: true,
      comment: null,
      changedAt: clock.now(),
      revision: 1,
    }),
  };
}
