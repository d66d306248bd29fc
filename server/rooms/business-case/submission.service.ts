import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { HouseView } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { CaseStore } from './case.store.ts';
import { missingIn } from './missing.rule.ts';
import type { PointService } from './point.service.ts';
import type { ChangeRow } from './point.types.ts';
import type { TemplateService } from './template.service.ts';
import { changedSince, contentOf, frozen, handedIn, submittedRevision } from './version.rule.ts';
import type { Submission, VersionStore } from './version.store.ts';
import type { Frozen } from './version.types.ts';

interface Parts {
  store: CaseStore;
  versions: VersionStore;
  templates: TemplateService;
  points: Pick<PointService, 'log' | 'give'>;
  grade: Pick<GradeService, 'schedule'>;
  house: Pick<HouseView, 'tell'>;
  clock: Clock;
  log: Log;
}

/** Of several at once one is faster; the others find its version. */
const ROUNDS = 4;
/** A submission that could not be handed over is tried again after this. */
const AGAIN_MS = 60_000;

/** Handing a case in: what stands is frozen as a version with the next number (B9). */
export class SubmissionService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * `seen`: the revision of each part as the writer has it; what another device has changed since is not handed in
   * unread. Points that were made about an earlier version are answered first, and their answers go with this one.
   * Handing in again what was handed in answers the version that stands.
   */
  async submit(session: Session, { write, seen }: { write: string; seen: Readonly<Record<string, number>> }) {
    const { versions } = this.#parts;
    const before = await versions.madeBy(session, session.person, write);
    if (before) return answerOf(before);
    const whole = await this.#ready(session, seen);
    const changes = await this.#parts.points.log(session);
    const content = sha256(contentOf(whole));
    for (let round = 0; round < ROUNDS; round += 1) {
      const last = await versions.lastSubmitted(session, session.person);
      if (last?.content === content && hasAll(last, changes)) {
        await versions.noteWrite(session, session.person, { id: last.id, write });
        return answerOf(last);
      }
      const about = { write, content, changes, number: (last?.number ?? 0) + 1 };
      const made = await this.#freeze(session, whole, about);
      if (made) return made;
    }
    throw new AppError(409, 'conflict', { what: 'version' });
  }

  /** The case as it is handed in; refused where something is missing that a reader cannot do without (B3). */
  async #ready(session: Session, seen: Readonly<Record<string, number>>): Promise<Frozen> {
    const { store, templates } = this.#parts;
    const [template, parts] = await Promise.all([
      templates.of(session),
      store.listOf(session, session.person),
    ]);
    const whole = handedIn(frozen(parts, template), template);
    const changed = changedSince(parts, seen);
    if (changed.length > 0) throw new AppError(409, 'conflict', { parts: changed });
    const missing = missingIn(whole, template).filter(({ stops }) => stops);
    if (missing.length > 0) throw new AppError(400, 'case-incomplete', { missing });
    return whole;
  }

  async #freeze(
    { tenant, run, person, testUser }: Session,
    whole: Frozen,
    { number, ...about }: { write: string; content: string; changes: readonly ChangeRow[]; number: number },
  ) {
    const at = this.#parts.clock.now();
    const version = {
      ...whole,
      ...about,
      person,
      testUser,
      made: 'submitted',
      number,
      name: '',
      at,
    } as const;
    const pending = { dueAt: at };
    const id = await this.#parts.versions.add(
      { tenant, run },
      { ...version, pending, key: `version ${number}` },
    );
    if (!id) return undefined;
    await this.#parts.points.give({ tenant, run }, person, about.changes, number);
    return answerOf({ id, number, at });
  }

  /** Tells gradebook and steps of the submission that has waited longest; false when none is due. A job calls it. */
  async handOverNext(): Promise<boolean> {
    const { versions, clock, log } = this.#parts;
    const submission = await versions.nextPending(clock.now());
    if (!submission) return false;
    try {
      await this.#handOver(submission);
    } catch (error) {
      await versions.delay(submission, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: submission.run, err: error }, 'submission not handed over');
    }
    return true;
  }

  /** Student view is in no gradebook. */
  async #handOver(submission: Submission): Promise<void> {
    const { versions, grade, house, points } = this.#parts;
    const { tenant, run, person, testUser, number, at } = submission;
    // Again, for a process that died between the version and its points.
    await points.give(submission, person, submission.changes ?? [], number);
    if (!testUser)
      await grade.schedule(submission, {
        lineItem: 'business-case',
        person,
        // Nobody has judged it: the gradebook hears that it is there and waits.
        value: 0,
        final: false,
        comment: null,
        submittedAt: at,
        changedAt: at,
        revision: submittedRevision(number),
      });
    await house.tell({ tenant, run, person, testUser, what: `BC:version-${number}`, at });
    await versions.settle(submission);
  }
}

/** A version that was made by whoever was faster has the same answers. */
const hasAll = ({ changes }: { changes: readonly ChangeRow[] }, wanted: readonly ChangeRow[]): boolean =>
  wanted.every(({ point }) => changes.some((one) => one.point === point));

const answerOf = ({ id, number, at }: { id: string; number: number | null; at: Date }) => ({
  id,
  number: number ?? 0,
  at: at.toISOString(),
});
