import { ServiceError } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import {
  backOffSeconds,
  MAX_ATTEMPTS,
  nextTimestamp,
  progressOf,
  showsTheSame,
  type Verdict,
} from './grade.rule.ts';
import { GradebookError } from './gradebook.ts';
import type { GradeStore, ScoreRow, WantedScore } from './grade.store.ts';
import type { LineItemStore } from './line-item.store.ts';
import { LINE_ITEMS, type LineItemDefinition, lineItemsOf } from './line-items.ts';

export { LINE_ITEMS } from './line-items.ts';

/** A score as handed to the platform. */
export interface OutgoingScore {
  sub: string;
  timestamp: Date;
  value: number;
  maximum: number;
  comment: string | null;
  /** False when the platform has taken this comment before: Canvas adds one to its list with every score. */
  commentIsNew: boolean;
  activityProgress: 'InProgress' | 'Completed';
  gradingProgress: 'FullyGraded' | 'PendingManual';
}

/** The way to a platform's gradebook, over lti/grades.ts. Rejects with ServiceError or GradebookError. */
export interface Gradebook {
  /** Finds the column by our tag or creates it; answers its address. */
  lineItem(run: Run, definition: LineItemDefinition): Promise<string>;
  post(
    run: Run,
    lineItem: string,
    score: OutgoingScore,
  ): Promise<Verdict | { kind: 'gone' } | { kind: 'stale' }>;
  /**
   * Share of the maximum that the platform shows for a person, 0 to 1; undefined when it shows none, `unreadable` when
   * it does not let results be read.
   */
  result(run: Run, lineItem: string, sub: string): Promise<number | 'unreadable' | undefined>;
}

/** Several steps marked within this time travel as one score. */
const GATHER_MS = 2000;
const COLUMN_IN_THE_MAKING_MS = 5000;
/**
 * Scores go out one by one. A platform that lets one fail only after so long rests, or a school whose LMS is down would
 * hold up the grades of every other.
 */
const SLOW_MS = 5000;
const REST_MS = 60_000;

export class GradeService {
  readonly #store: GradeStore;
  readonly #lineItems: LineItemStore;
  readonly #people: PeopleService;
  readonly #gradebook: Gradebook;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #rooms: ReadonlySet<string>;
  /** Tenants that rest, with the end of it in milliseconds since 1970. */
  readonly #resting = new Map<string, number>();

  constructor(deps: {
    store: GradeStore;
    lineItems: LineItemStore;
    people: PeopleService;
    gradebook: Gradebook;
    clock: Clock;
    log: Log;
    /** Rooms that exist: only their scores have a column. */
    rooms: ReadonlySet<string>;
  }) {
    this.#store = deps.store;
    this.#lineItems = deps.lineItems;
    this.#people = deps.people;
    this.#gradebook = deps.gradebook;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#rooms = deps.rooms;
  }

  /** The columns that this program keeps in a gradebook. */
  lineItems() {
    return lineItemsOf(this.#rooms);
  }

  /**
   * Notes what the gradebook should show for a learner and returns at once; `sendDue` carries it out. People whom the
   * LMS does not grade (no Learner role, student view, trainers) are passed over: their scores only ever fail.
   */
  async schedule(scope: Scope, wanted: Omit<WantedScore, 'sub'>): Promise<void> {
    const enrolment = await this.#people.findEnrolment(scope, wanted.person);
    if (!enrolment?.graded) return;
    const dueAt = new Date(this.#clock.now().getTime() + GATHER_MS);
    await this.#store.want(scope, { ...wanted, sub: enrolment.sub }, dueAt);
  }

  /** Sends one score that is due. False when there was none. */
  async sendDue(): Promise<boolean> {
    const startedAt = this.#clock.now();
    const row = await this.#store.lease(startedAt, this.#tenantsResting(startedAt));
    if (!row) return false;
    let verdict: Verdict | undefined;
    try {
      verdict = await this.#send(row);
    } catch (error) {
      verdict = this.#fromError(row, error);
    }
    const endedAt = this.#clock.now().getTime();
    if (verdict?.kind === 'again' && endedAt - startedAt.getTime() >= SLOW_MS)
      this.#resting.set(row.tenant, endedAt + REST_MS);
    if (verdict) await this.#settle(row, verdict);
    return true;
  }

  #tenantsResting(now: Date): string[] {
    for (const [tenant, until] of this.#resting) if (until <= now.getTime()) this.#resting.delete(tenant);
    return [...this.#resting.keys()];
  }

  /** Undefined when the way to the column took so long that another process has this score now. */
  async #send(row: ScoreRow): Promise<Verdict | undefined> {
    const definition = LINE_ITEMS[row.lineItem];
    const run = await this.#people.findRun(row);
    const url = await this.#lineItemUrl(row, run, definition);
    if (url === undefined) return { kind: 'busy' };
    const timestamp =
      row.timestamp !== null && row.timestampVersion === row.version
        ? row.timestamp
        : nextTimestamp(row.changedAt, row.timestamp);
    if (!(await this.#store.fixTimestamp(row, timestamp, this.#clock.now()))) return undefined;
    const answer = await this.#gradebook.post(run, url, outgoing(row, timestamp, definition));
    if (answer.kind === 'gone') {
      // Deleted in the LMS, or a restored course: look it up afresh on the next try.
      await this.#lineItems.setUrl(row, row.lineItem, null);
      return { kind: 'again', code: 'not-found', reason: '' };
    }
    if (answer.kind === 'stale') return this.#readBack(row, run, url);
    return answer;
  }

  /** The platform holds an equal or newer time: either ours arrived after all, or a later time is needed. */
  async #readBack(row: ScoreRow, run: Run, url: string): Promise<Verdict> {
    const shown = await this.#gradebook.result(run, url, row.sub);
    const wanted = row.value / LINE_ITEMS[row.lineItem].scoreMaximum;
    // Moodle leaves a zero out of its results. Where nothing can be read a later time settles it: once more does no harm.
    if (shown !== 'unreadable' && showsTheSame(shown ?? 0, wanted)) return { kind: 'sent' };
    const now = this.#clock.now();
    await this.#store.fixTimestamp(row, nextTimestamp(now, row.timestamp), now);
    return { kind: 'again', code: 'timestamp-refused', reason: '', afterSeconds: 2 };
  }

  async #lineItemUrl(scope: Scope, run: Run, definition: LineItemDefinition): Promise<string | undefined> {
    const key = definition.key as keyof typeof LINE_ITEMS;
    const known = await this.#lineItems.find(scope, key);
    if (known?.url) return known.url;
    if (!(await this.#lineItems.claim(scope, key, this.#clock.now()))) return undefined;
    let url: string | null = null;
    try {
      url = await this.#gradebook.lineItem(run, definition);
    } finally {
      await this.#lineItems.setUrl(scope, key, url);
    }
    return url;
  }

  async #settle(row: ScoreRow, verdict: Verdict): Promise<void> {
    const now = this.#clock.now();
    if (verdict.kind === 'sent') return this.#store.markSent(row, now);
    if (verdict.kind === 'busy')
      return this.#store.postpone(row, new Date(now.getTime() + COLUMN_IN_THE_MAKING_MS));
    const failure = { code: verdict.code, reason: verdict.reason.slice(0, 300), at: now };
    this.#log.warn(
      { run: row.run, score: row._id, code: verdict.code, attempt: row.attempts },
      'score not delivered',
    );
    if (verdict.kind === 'stopped' || row.attempts >= MAX_ATTEMPTS)
      return this.#store.markStopped(row, failure);
    const seconds = verdict.afterSeconds ?? backOffSeconds(row.attempts, Math.random());
    return this.#store.markAgain(row, failure, new Date(now.getTime() + seconds * 1000));
  }

  /** What goes wrong on the way is the platform's, and is told; anything else is ours, for the log alone. */
  #fromError(row: ScoreRow, error: unknown): Verdict {
    if (error instanceof ServiceError) return { kind: 'again', code: error.code, reason: error.detail };
    if (error instanceof GradebookError) return { kind: 'again', code: error.code, reason: error.message };
    this.#log.error({ run: row.run, score: row._id, err: error }, 'score not sent');
    return { kind: 'again', code: 'unexpected', reason: '' };
  }

  resend(scope: Scope, id?: string): Promise<number> {
    return this.#store.resend(scope, this.#clock.now(), id);
  }

  /** How many scores need somebody's eye. */
  countTroubled(scope: Scope): Promise<number> {
    return this.#store.countTroubled(scope);
  }

  /** Whom these scores are of, as trainers know them, by person. */
  async learnersOf(scope: Scope, rows: readonly Pick<ScoreRow, 'person'>[]) {
    const persons = [...new Set(rows.map((row) => row.person))];
    const found = persons.length > 0 ? await this.#people.listEnrolments(scope, persons) : [];
    return new Map(found.map(({ person, name, number }) => [person, { name, number }]));
  }

  /** Delivery of the run: numbers, and the scores that need somebody's eye, by the platform's own user number. */
  async overview(scope: Scope) {
    const [counts, troubled, lineItems] = await Promise.all([
      this.#store.countByStatus(scope),
      this.#store.listTroubled(scope),
      this.#lineItems.list(scope),
    ]);
    return {
      counts,
      troubled,
      created: new Set(lineItems.filter((one) => one.url !== null).map((one) => one.key)),
    };
  }
}

function outgoing(row: ScoreRow, timestamp: Date, { scoreMaximum }: LineItemDefinition): OutgoingScore {
  return {
    sub: row.sub,
    timestamp,
    value: row.value,
    maximum: scoreMaximum,
    comment: row.comment,
    commentIsNew: row.comment !== row.sentComment,
    ...progressOf({ value: row.value, maximum: scoreMaximum, final: row.final }),
  };
}
