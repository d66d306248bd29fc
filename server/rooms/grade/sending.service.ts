import { ServiceError } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { LineItemService, KnownLineItem } from './line-item.service.ts';
import {
  backOffSeconds,
  MAX_ATTEMPTS,
  nextTimestamp,
  showsTheSame,
  STOPPED_FOR_A_RIGHT,
  type Verdict,
} from './grade.rule.ts';
import { type Gradebook, GradebookError, type OutgoingScore } from './gradebook.ts';
import type { GradeStore, ScoreRow } from './grade.store.ts';
import { LINE_ITEMS } from './line-item.vocabulary.ts';
import { isGradedNow, outgoing } from './outgoing-score.ts';

interface Parts {
  store: GradeStore;
  lineItems: LineItemService;
  people: PeopleService;
  gradebook: Gradebook;
  clock: Clock;
  log: Log;
}

const LINE_ITEM_IN_THE_MAKING_S = 5;

/** Sends one score of the outbox and settles its row by what the platform says. */
export class SendingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Undefined when the way to the line item took so long that another process has this score now. */
  async send(row: ScoreRow): Promise<Verdict | undefined> {
    let verdict: Verdict | undefined;
    try {
      verdict = await this.#try(row);
    } catch (error) {
      verdict = this.#fromError(row, error);
    }
    if (verdict) await this.#settle(row, verdict);
    return verdict;
  }

  async #try(row: ScoreRow): Promise<Verdict | undefined> {
    const { people, lineItems, store, gradebook, clock } = this.#parts;
    const person = await people.findEnrolment(row, row.person);
    if (!isGradedNow(person)) return { kind: 'held' };
    const run = await people.findRun(row);
    const lineItem = await lineItems.find(row, run, row.lineItem);
    if (lineItem === 'in-the-making') return { kind: 'busy', afterSeconds: LINE_ITEM_IN_THE_MAKING_S };
    // Among all the others, with what is known of it now: its comment too is new to this line item.
    if (lineItem === 'replaced') return { kind: 'busy', afterSeconds: 0 };
    const timestamp =
      row.timestamp !== null && row.timestampVersion === row.version
        ? row.timestamp
        : nextTimestamp(row.changedAt, row.timestamp);
    if (!(await store.fixTimestamp(row, timestamp, clock.now()))) return undefined;
    const score = outgoing(row, person.sub, timestamp);
    const answer = await gradebook.post(run, lineItem.url, score);
    switch (answer.kind) {
      case 'gone':
        await lineItems.lost(lineItem);
        return { kind: 'again', code: 'not-found', reason: '' };
      case 'stale':
        return this.#readBack({ ...row, timestamp }, { run, lineItem, sub: person.sub });
      case 'sent':
        await lineItems.noteAllowed(lineItem);
        if (row.final) await this.#look(run, lineItem, score);
        return answer;
      case 'stopped':
        if (answer.lineItemLocked) await lineItems.noteLocked(lineItem);
        if (STOPPED_FOR_A_RIGHT.includes(answer.code)) await lineItems.noteRefused(lineItem);
        return answer;
      default:
        return answer;
    }
  }

  /** The platform holds an equal or newer time: either ours arrived after all, or a later time is needed. */
  async #readBack(row: ScoreRow, place: Place): Promise<Verdict> {
    const { gradebook, store, clock } = this.#parts;
    const shown = await gradebook.result(place.run, place.lineItem.url, place.sub);
    const wanted = row.value / LINE_ITEMS[row.lineItem].scoreMaximum;
    // Moodle leaves a zero out of its results. Where nothing can be read a later time settles it: once more does no harm.
    if (shown !== 'unreadable' && showsTheSame(shown ?? 0, wanted)) return { kind: 'sent' };
    const now = clock.now();
    await store.fixTimestamp(row, nextTimestamp(now, row.timestamp), now);
    return { kind: 'again', code: 'timestamp-refused', reason: '', afterSeconds: 2 };
  }

  /** The score has arrived, whatever comes of the question; the next delivery asks again. */
  async #look(run: Run, lineItem: KnownLineItem, score: OutgoingScore): Promise<void> {
    try {
      await this.#parts.lineItems.look(lineItem, run, score);
    } catch (error) {
      if (!(error instanceof ServiceError || error instanceof GradebookError)) throw error;
      this.#parts.log.warn(
        { run: run.id, lineItem: lineItem.key, code: error.code },
        'line item not read back',
      );
    }
  }

  async #settle(row: ScoreRow, verdict: Verdict): Promise<void> {
    const { store, clock, log } = this.#parts;
    const now = clock.now();
    if (verdict.kind === 'sent') return store.markSent(row, now);
    if (verdict.kind === 'held') return store.markHeld(row);
    if (verdict.kind === 'busy')
      return store.postpone(row, new Date(now.getTime() + verdict.afterSeconds * 1000));
    const failure = { code: verdict.code, reason: verdict.reason.slice(0, 300), at: now };
    log.warn(
      { run: row.run, score: row._id, code: verdict.code, attempt: row.attempts },
      'score not delivered',
    );
    if (verdict.kind === 'stopped' || row.attempts >= MAX_ATTEMPTS) return store.markStopped(row, failure);
    const seconds = verdict.afterSeconds ?? backOffSeconds(row.attempts, Math.random());
    return store.markAgain(row, failure, new Date(now.getTime() + seconds * 1000));
  }

  /** What goes wrong on the way is the platform's, and is told; anything else is ours, for the log alone. */
  #fromError(row: ScoreRow, error: unknown): Verdict {
    if (error instanceof ServiceError) return { kind: 'again', code: error.code, reason: error.detail };
    if (error instanceof GradebookError) return { kind: 'again', code: error.code, reason: error.message };
    this.#parts.log.error({ run: row.run, score: row._id, err: error }, 'score not sent');
    return { kind: 'again', code: 'unexpected', reason: '' };
  }
}

interface Place {
  run: Run;
  lineItem: KnownLineItem;
  sub: string;
}
