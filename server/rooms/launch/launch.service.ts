import type { Launch, Once } from '../../../lti/index.ts';
import { chooseLang } from '../../core/words.ts';
import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { notAllowed } from '../../core/errors.ts';
import { isStaff, type Standing } from '../../core/permissions.ts';
import type { Session, SessionStore } from '../../core/session.ts';
import type { me } from '../people/people.contract.ts';
import { contentIdOf, type Enrolment, type PeopleService, type Run } from '../people/people.service.ts';

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
      landing: await this.#landing(launch, standing, run),
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

  async #landing(launch: Launch, standing: Standing, run: Run): Promise<string> {
    if (launch.messageType === 'LtiDeepLinkingRequest') {
      if (!isStaff(standing)) throw new LaunchRefused('picker-refused', launch.platformId);
      return '/app/picker';
    }
    if (launch.messageType === 'LtiSubmissionReviewRequest') return this.#review(launch, standing);
    const contentId = contentIdOf(launch);
    // An id that nothing answers to, of a step that was renamed, leads to the beginning rather than to an error.
    return (contentId === undefined ? undefined : this.#parts.landingOf(contentId, run)) ?? HOME;
  }

  /** Staff may see anybody's work, learners their own; somebody who never came has no work yet (case 68). */
  async #review(launch: Launch, standing: Standing): Promise<string> {
    const wanted = launch.forUser?.userId ?? '';
    if (!isStaff(standing) && wanted !== launch.sub)
      throw new LaunchRefused('review-refused', launch.platformId);
    const person = await this.#parts.people.findPersonBySub({ tenant: launch.platformId }, wanted);
    return `/app/learners/${person?.id ?? 'unknown'}`;
  }
}

/** What trainers settled for the run goes before what the platform says of one person; their own choice before both. */
const languageFor = ({ settings }: Run, launch: Launch): Lang =>
  settings.lang === 'own' ? languageOf(launch) : settings.lang;

const languageOf = (launch: Launch): Lang => chooseLang(launch.presentation.locale, launch.locale);
