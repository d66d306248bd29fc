import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { Library } from '../../content/library.ts';
import type { ActService } from './act.service.ts';
import type { CompletionService, Marked } from './completion.service.ts';
import type { NoteService } from './note.service.ts';
import { stepsCompletedBy } from './completion.rule.ts';
import { mayMark, seesTrainerBlocks } from './course.policy.ts';
import { landingOf, presentModules, presentPickables, presentStep } from './course.present.ts';
import { calendarAt, weeksOfModule } from './course-week.rule.ts';
import { findStep, marksMap, stepsInOrder, type Marks, type StepName, type Tally } from './course.rule.ts';
import type { CourseStore } from './course.store.ts';
import { expectedModule, modulesLate } from './pace.rule.ts';
import { shutFor } from './locked-order.rule.ts';
import { type OwnWay, ownWay } from './visit.rule.ts';
import type { VisitService } from './visit.service.ts';
import type { Course, Rounds, Step } from '../../content/course.types.ts';
import type { PerLang } from '../../content/shapes.ts';

interface Parts {
  store: CourseStore;
  completion: CompletionService;
  acts: Pick<ActService, 'countsOf' | 'doneBy'>;
  visits: Pick<VisitService, 'noteOpening' | 'count'>;
  notes: Pick<NoteService, 'textAt' | 'placesWithText'>;
  people: Pick<PeopleService, 'findRun' | 'findPerson' | 'noteChange'>;
  library: Library;
  /** Rooms of the program that exist: they judge the steps whose product they keep. */
  rooms: ReadonlySet<string>;
  clock: Clock;
  log: Log;
  grade: Pick<GradeService, 'schedule'>;
}

/** A step that is held as a live session, and the week in which its module begins. */
export interface SessionOfCourse {
  step: Step;
  module: string;
  title: PerLang<string>;
  /** Undefined while nobody knows when the run begins. */
  monday: string | undefined;
}

/** A step of three who practise, and how their rounds run. */
export interface TriadStep extends Pick<Step, 'key' | 'slug' | 'number' | 'title' | 'form' | 'minutes'> {
  module: string;
  rounds: Rounds;
}

/** A change that could not be handed over is tried again after this. */
const HAND_OVER_AGAIN_MS = 60_000;

/** Modules, steps and what a person has done of them. */
export class CourseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async modules(session: Session) {
    const [{ course }, lang] = await Promise.all([this.#runOf(session), this.#langOf(session)]);
    return presentModules(course, lang);
  }

  /** Rejects with not-found when the run's edition has no such step. */
  async step(session: Session, { ahead, ...name }: StepName & { ahead?: 'yes' | undefined }) {
    const [{ course, run }, lang, progress] = await Promise.all([
      this.#runOf(session),
      this.#langOf(session),
      this.#parts.store.findProgress(session, session.person),
    ]);
    const step = findStep(course, name);
    if (!step) throw notFound('step');
    const markable = mayMark(step, { rooms: this.#parts.rooms, undone: progress?.undone ?? [] });
    const own = { course, lang, ...ownWay(run, progress) };
    if (session.role === 'learner') this.#enter(session, step, { ...own, ahead });
    return presentStep(own, step, { staff: seesTrainerBlocks(session), markable });
  }

  /** Rejects with step-shut in a run whose order is locked. Notes the first opening of a step; kept ahead is not opened. */
  #enter(session: Session, step: Step, way: OwnWay & { course: Course; ahead: 'yes' | undefined }): void {
    const before = shutFor(way.course, step, way);
    if (before) throw new AppError(403, 'step-shut', { before: before.number });
    const { visits, first, ahead } = way;
    if (!ahead && !visits.opened.has(step.key)) this.#parts.visits.noteOpening(session, step.key, first);
  }

  /** How many of these learners have opened, done and skipped each step; see `VisitService.count`. */
  countSteps(...asked: Parameters<VisitService['count']>): ReturnType<VisitService['count']> {
    return this.#parts.visits.count(...asked);
  }

  /** The learner's own mark; see `CompletionService.mark`. */
  mark(...wanted: Parameters<CompletionService['mark']>): Promise<Marked> {
    return this.#parts.completion.mark(...wanted);
  }

  /** Rooms above say that a step's product exists; see `CompletionService.complete`. */
  complete(...made: Parameters<CompletionService['complete']>): Promise<boolean> {
    return this.#parts.completion.complete(...made);
  }

  /** Rooms above take back that a step's product exists; see `CompletionService.withdraw`. */
  withdraw(...whose: Parameters<CompletionService['withdraw']>): Promise<boolean> {
    return this.#parts.completion.withdraw(...whose);
  }

  /** The run sheet of a live session; empty where the run's edition has no such step. */
  async runSheet(scope: Scope, name: StepName): Promise<Step['sheet']> {
    return findStep(await this.#parts.completion.courseOf(scope), name)?.sheet ?? [];
  }

  /** Steps and minutes of these people, or of everybody who has marked anything, as counted with their last mark. */
  tallies(scope: Scope, persons?: readonly string[]): Promise<Map<string, Tally>> {
    return this.#parts.store.tallies(scope, persons);
  }

  /** What there is to do in a run, where it stands in its time, and who is late by how many modules. */
  async totals(scope: Scope) {
    const { course, run } = await this.#runOf(scope);
    const calendar = calendarAt(course, run, this.#parts.clock.now());
    const weeks = course.modules.map((_, place) => ({ weeks: weeksOfModule(course, place) }));
    const expected = expectedModule(calendar, weeks);
    const late = (finished: number) => modulesLate(expected, finished);
    return { steps: stepsInOrder(course).length, minutes: course.minutes, late, calendar, run };
  }

  /** The live sessions of a run's course, in its order. */
  async liveSessions(scope: Scope) {
    const { course, run } = await this.#runOf(scope);
    const calendar = calendarAt(course, run, this.#parts.clock.now());
    const steps = course.modules.flatMap((module, place) => {
      const monday = calendar.mondays[weeksOfModule(course, place)[0] - 1];
      return module.steps
        .filter(({ type }) => type === 'live-session')
        .map((step): SessionOfCourse => ({ step, module: module.slug, title: step.title, monday }));
    });
    return { calendar, timeZone: run.timeZone, revision: run.settingsRevision, steps };
  }

  /** The triads of a run's course, in its order. */
  async triads(scope: Scope): Promise<TriadStep[]> {
    const { modules } = await this.#parts.completion.courseOf(scope);
    return modules.flatMap(({ slug, steps }) =>
      steps.flatMap(({ type, rounds, ...step }) =>
        type === 'practice-triad' && rounds ? [{ ...step, module: slug, rounds }] : [],
      ),
    );
  }

  /** How many acts somebody took to work, and how many came back; see `ActService.countsOf`. */
  acts(...whose: Parameters<ActService['countsOf']>): ReturnType<ActService['countsOf']> {
    return this.#parts.acts.countsOf(...whose);
  }

  /** What somebody wrote for themselves, where they send it to a room above; see `NoteService.textAt`. */
  noteAt(...place: Parameters<NoteService['textAt']>): Promise<string> {
    return this.#parts.notes.textAt(...place);
  }

  /** See `NoteService.placesWithText`. */
  notesAt: NoteService['placesWithText'] = (session, places) =>
    this.#parts.notes.placesWithText(session, places);

  /** The first step that is complete once this product exists; undefined where the run's edition has none. */
  async stepFor(scope: Scope, product: string): Promise<StepName | undefined> {
    const course = await this.#parts.completion.courseOf(scope);
    const [wanted] = stepsCompletedBy(course, product);
    const found = stepsInOrder(course).find(({ step }) => step === wanted);
    return found && { module: found.module.slug, step: found.step.slug };
  }

  /** Places of products that a step leads to; undefined when the run's edition has no such step. */
  async placesOf(scope: Scope, name: StepName): Promise<readonly string[] | undefined> {
    return findStep(await this.#parts.completion.courseOf(scope), name)?.flowsTo;
  }

  /** Steps a person has done, in the order of the course; titles in the language of whoever asks. */
  async stepsDone(scope: Scope & { lang?: Lang }, person: string) {
    const [{ course }, marks] = await Promise.all([this.#runOf(scope), this.#marksOf(scope, person)]);
    return stepsInOrder(course).flatMap(({ module, step }) => {
      const mark = marks.get(step.key);
      if (!mark) return [];
      return [
        {
          number: step.number,
          module: module.slug,
          step: step.slug,
          title: step.title[scope.lang ?? 'en'],
          minutes: mark.minutes,
          doneAt: mark.at.toISOString(),
        },
      ];
    });
  }

  /** Modules in which somebody has done a step, in a language; for a record that they take away. */
  async modulesDone(scope: Scope & { lang: Lang }, person: string) {
    const [{ course }, marks, acts] = await Promise.all([
      this.#runOf(scope),
      this.#marksOf(scope, person),
      this.#parts.acts.doneBy(scope, person),
    ]);
    const modules = course.modules.flatMap((module) => {
      const done = module.steps.flatMap(({ key }) => marks.get(key) ?? []);
      if (done.length === 0) return [];
      return [
        {
          number: module.number,
          title: module.title[scope.lang],
          promise: module.promise[scope.lang],
          lastAt: new Date(Math.max(...done.map(({ at }) => at.getTime()))),
          minutes: done.reduce((sum, { minutes }) => sum + minutes, 0),
          applied: acts.filter((act) => act.module === module.slug).map(({ text }) => text),
        },
      ];
    });
    return { title: course.title[scope.lang], modules };
  }

  /**
   * Hands the change that has waited longest to the grade room; false when none is due. A job calls it. The marker
   * stays when the grade room cannot be reached.
   */
  async handOverNext(): Promise<boolean> {
    const { store, people, grade, clock, log } = this.#parts;
    const waiting = await store.nextPending(clock.now());
    if (!waiting) return false;
    const { person, minutes, changedAt, revision } = waiting;
    const score = { person, value: minutes, final: true, comment: null, changedAt, revision };
    try {
      await people.noteChange(waiting, person);
      await grade.schedule(waiting, { lineItem: 'guided-minutes', ...score });
      await store.settlePending(waiting);
    } catch (error) {
      await store.delayPending(waiting, new Date(clock.now().getTime() + HAND_OVER_AGAIN_MS));
      log.warn({ run: waiting.run, err: error }, 'minutes not handed over');
    }
    return true;
  }

  /** Address in the client of a link's content id, in the edition that the run keeps; see `landingOf`. */
  landing(contentId: string, run: { course: string; edition: number }): string | undefined {
    return landingOf(this.#parts.library.course(run.course, run.edition), contentId);
  }

  /** What a teacher can link to, of the edition that the run keeps. */
  async pickables(scope: Scope & { lang: Lang }) {
    return presentPickables((await this.#runOf(scope)).course, scope.lang);
  }

  async #runOf(scope: Scope): Promise<{ course: Course; run: Run }> {
    const run = await this.#parts.people.findRun(scope);
    return { course: this.#parts.library.course(run.course, run.edition), run };
  }

  /** A language chosen by the person wins over that of the launch. */
  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }

  async #marksOf(scope: Scope, person: string): Promise<Marks> {
    return marksMap((await this.#parts.store.findProgress(scope, person))?.marks ?? []);
  }
}
