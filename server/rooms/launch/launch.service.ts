import type { Launch, Once } from '../../../lti/index.ts';
import { chooseLang } from '../../core/words.ts';
import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { notAllowed } from '../../core/errors.ts';
import { isStaff, type Standing } from '../../core/permissions.ts';
import type { Session, SessionStore } from '../../core/session.ts';
import type { me } from '../people/people.contract.ts';
import type { WorkBehind } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import {
  contentIdOf,
  type Enrolment,
  type PeopleService,
  type Run,
  WORK,
  type Work,
  workIn,
} from '../people/people.service.ts';

/** What the shell page starts from: the session's token, its person, and where to go. */
export interface Entry {
  token: string;
  me: AnswerOf<typeof me>;
  lang: Lang;
  landing: string;
}

/** Where a content id leads in a run; undefined when no room has it. */
export type LandingOf = (contentId: string, run: Run) => string | undefined;

const HOME = '/app/';

export class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused';
  readonly code: 'picker-refused' | 'review-refused';
  readonly platformId: string;
  constructor(code: LaunchRefused['code'], platformId: string) {
    super(code);
    this.code = code;
    this.platformId = platformId;
  }
}

export interface LaunchServiceParts {
  people: PeopleService;
  sessions: SessionStore;
  landingOf: LandingOf;
  /** Of the room that sends the number of this tag. */
  workBehind(tag: string): WorkBehind | undefined;
  tagOfLineItem: GradeService['tagOfLineItem'];
  platformName(tenant: string): Promise<string>;
}

/** Who arrives: the session to open, and what its person is told of themselves. */
interface Arrival {
  session: Omit<Session, 'id'>;
  enrolment: Enrolment | undefined;
  run: Run;
}

/**
 * From a verified message to a session. Whatever the message, a session opens only for what the person's role covers;
 * the landing is a place in the client, taken from the signed message and never from the login request.
 */
export class LaunchService {
  readonly #parts: LaunchServiceParts;

  constructor(parts: LaunchServiceParts) {
    this.#parts = parts;
  }

  /** Opens the session that this launch may open, once; undefined when it was opened before. */
  async enter(launch: Launch, once: Once, now: Date): Promise<Entry | undefined> {
    const arrival =
      launch.sub === undefined ? await this.#visitor(launch, now) : await this.#person(launch, now);
    const { session } = arrival;
    const { people, sessions } = this.#parts;
    const token = await sessions.open(session, once.secret, now);
    if (token === undefined) return undefined;
    const platformName = await this.#parts.platformName(session.tenant);
    const { lang, landing } = session;
    return { token, me: people.describeArrived(session, arrival, platformName), lang, landing };
  }

  /** Whether this launch opened its session before. */
  wasEntered({ platformId }: Launch, once: Once): Promise<boolean> {
    return this.#parts.sessions.wasOpened({ tenant: platformId }, once.secret);
  }

  async #person(launch: Launch, now: Date): Promise<Arrival> {
    const person = { ...launch, sub: launch.sub as string };
    const { run, enrolment, standing } = await this.#parts.people.enter(person, now);
    const session = {
      tenant: launch.platformId,
      run: run.id,
      person: enrolment.person,
      ...standing,
      testUser: launch.roles.testUser,
      lang: enrolment.lang ?? languageFor(run, launch),
      landing: await this.#landing(launch, { ...standing, person: enrolment.person }, run),
      ...(launch.deepLinking ? { deepLinking: launch.deepLinking } : {}),
    };
    return { session, enrolment, run };
  }

  /** Nobody signed in (public Canvas courses): a read-only page, never a shared account (case 12). */
  async #visitor(launch: Launch, now: Date): Promise<Arrival> {
    if (launch.messageType !== 'LtiResourceLinkRequest') throw notAllowed();
    const run = await this.#parts.people.runOfVisitor(launch, now);
    const session = {
      tenant: launch.platformId,
      run: run.id,
      person: '',
      role: 'visitor' as const,
      administers: false,
      testUser: false,
      lang: languageFor(run, launch),
      landing: HOME,
    };
    return { session, enrolment: undefined, run };
  }

  async #landing(launch: Launch, who: Asking, run: Run): Promise<string> {
    if (launch.messageType === 'LtiDeepLinkingRequest') {
      if (!isStaff(who)) throw new LaunchRefused('picker-refused', launch.platformId);
      return '/app/picker';
    }
    if (launch.messageType === 'LtiSubmissionReviewRequest') return this.#review(launch, who, run);
    const work = workIn(launch.targetLinkUri);
    if (work) return this.#work(launch, work, { who, run });
    const contentId = contentIdOf(launch);
    // An id that nothing answers to, of a step that was renamed, leads to the beginning rather than to an error.
    return (contentId === undefined ? undefined : this.#parts.landingOf(contentId, run)) ?? HOME;
  }

  /** Somebody who never came has no work yet (case 68). */
  async #review(launch: Launch, who: Asking, run: Run): Promise<string> {
    const { people, tagOfLineItem } = this.#parts;
    const wanted = launch.forUser?.userId ?? '';
    if (!isStaff(who) && wanted !== launch.sub) throw new LaunchRefused('review-refused', launch.platformId);
    const person = await people.findPersonBySub({ tenant: launch.platformId }, wanted);
    if (!person) return learnerPage('unknown');
    const tag = launch.custom[WORK] ?? (await tagOfLineItem(scopeOf(run), launch.ags?.lineitem)) ?? '';
    return this.#work(launch, { tag, person: person.id }, { who, run });
  }

  /** Staff may see anybody's work, learners their own. Where a number has no page of its own: all that somebody did. */
  async #work(
    { platformId }: Launch,
    { tag, person }: Work,
    { who, run }: { who: Asking; run: Run },
  ): Promise<string> {
    if (!isStaff(who) && person !== who.person) throw new LaunchRefused('review-refused', platformId);
    const landing = await this.#parts.workBehind(tag)?.landing(scopeOf(run), { person, by: who });
    return landing ?? learnerPage(person);
  }
}

type Asking = Standing & { person: string };

const learnerPage = (person: string): string => `/app/learners/${encodeURIComponent(person)}`;

const scopeOf = ({ tenant, id }: Run) => ({ tenant, run: id });

/** What trainers settled for the run goes before what the platform says of one person; their own choice before both. */
const languageFor = ({ settings }: Run, launch: Launch): Lang =>
  settings.lang === 'own' ? languageOf(launch) : settings.lang;

const languageOf = (launch: Launch): Lang => chooseLang(launch.presentation.locale, launch.locale);
