import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { rowsOf, type HoursFacts } from './file.rule.ts';
import type { LogStore } from './log.store.ts';
import { type RunHoursService, windowOf } from './run-hours.service.ts';

interface Parts {
  logs: Pick<LogStore, 'find'>;
  runs: Pick<RunHoursService, 'of'>;
  course: Pick<CourseService, 'modulesDone'>;
  people: Pick<PeopleService, 'findEnrolment'>;
  clock: Clock;
}

interface FileAnswer {
  name: string;
  bytes: Uint8Array;
}

/**
 * Copies of a log. What makes them is fetched when it is asked for: a library of some weight each, now and then. All of
 * them are made of one account of the log, so that their sums are those of the pages.
 */
export class FileService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async entries(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts }, { entriesFile }] = await this.#with(session, lang, import('./entries-file.ts'));
    return named('mentoring-hours', lang, 'csv', entriesFile(facts));
  }

  async statement(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts }, { statementFile }] = await this.#with(session, lang, import('./statement-file.ts'));
    return named('hours-statement', lang, 'pdf', await statementFile(facts));
  }

  async emcc(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts }, { emccFile }] = await this.#with(session, lang, import('./emcc-file.ts'));
    return named('emcc-log', lang, 'csv', emccFile(facts));
  }

  async icf(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts }, { icfFile }] = await this.#with(session, lang, import('./icf-file.ts'));
    return named('icf-log', lang, 'csv', icfFile(facts));
  }

  async cpd(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts, modules }, { cpdFile }] = await this.#with(session, lang, import('./cpd-file.ts'));
    return named('cpd-record', lang, 'csv', cpdFile(facts, modules));
  }

  async month(session: Session, { lang, month }: { lang: Lang; month: string }): Promise<FileAnswer> {
    const [{ facts }, { monthlyFile }] = await this.#with(session, lang, import('./monthly-file.ts'));
    return named(`mentoring-${month}`, lang, 'csv', monthlyFile(facts, month));
  }

  async monthPaper(session: Session, { lang, month }: { lang: Lang; month: string }): Promise<FileAnswer> {
    const [{ facts }, { monthlyPaper }] = await this.#with(session, lang, import('./monthly-file.ts'));
    return named(`mentoring-${month}`, lang, 'pdf', await monthlyPaper(facts, month));
  }

  async calendar(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ facts }, { sessionsFile }] = await this.#with(session, lang, import('./calendar-file.ts'));
    return named('mentoring-dates', lang, 'ics', sessionsFile(facts.relationships, facts));
  }

  async #with<Maker>(session: Session, lang: Lang, maker: Promise<Maker>) {
    return Promise.all([this.#factsOf(session, lang), maker]);
  }

  async #factsOf(session: Session, lang: Lang) {
    const { logs, runs, course, people, clock } = this.#parts;
    const [log, run, done, enrolment] = await Promise.all([
      logs.find(session, session.person),
      runs.of(session),
      course.modulesDone({ ...session, lang }, session.person),
      people.findEnrolment(session, session.person),
    ]);
    const rows = rowsOf(
      { entries: log?.entries ?? [], relationships: log?.relationships ?? [] },
      run.numbers,
    );
    const facts: HoursFacts = {
      ...rows,
      lang,
      name: enrolment?.name ?? null,
      number: enrolment?.number ?? 0,
      course: done.title,
      window: enrolment ? windowOf(run, enrolment) : run,
      // Where they were when they wrote last; else where the course is.
      zone: rows.rows.at(-1)?.entry.zone ?? run.timeZone ?? 'UTC',
      madeAt: clock.now(),
      numbers: run.numbers,
    };
    return { facts, modules: done.modules };
  }
}

const named = (name: string, lang: Lang, ending: string, bytes: Uint8Array): FileAnswer => ({
  name: `${name}.${lang}.${ending}`,
  bytes,
});
