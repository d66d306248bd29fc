import type { Launch } from '../../../lti/index.ts';
import { chooseLang } from '../../core/words.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notAllowed } from '../../core/errors.ts';
import { isStaff, type Standing } from '../../core/permissions.ts';
import type { DeepLinkingReturn, Session, SessionStore } from '../../core/session.ts';
import type { PeopleService, Run } from '../people/people.service.ts';

/** What the shell page needs: a code to exchange and where to go. */
export interface Entry {
  code: string;
  lang: Lang;
  landing: string;
}

/** Where a content id leads in a run; undefined when no room has it. */
export type LandingOf = (contentId: string, run: Run) => string | undefined;

const HOME = '/app/';

export class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused';
  readonly code: 'picker-refused' | 'review-refused';
  constructor(code: LaunchRefused['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * From a verified message to a session. Whatever the message, a session opens only for what the person's role covers;
 * the landing is a place in the client, taken from the signed message and never from the login request.
 */
export class LaunchService {
  readonly #people: PeopleService;
  readonly #sessions: SessionStore;
  readonly #landingOf: LandingOf;

  constructor(deps: { people: PeopleService; sessions: SessionStore; landingOf: LandingOf }) {
    this.#people = deps.people;
    this.#sessions = deps.sessions;
    this.#landingOf = deps.landingOf;
  }

  async enter(launch: Launch, now: Date): Promise<Entry> {
    const session =
      launch.sub === undefined ? await this.#visitor(launch, now) : await this.#person(launch, now);
    const code = await this.#sessions.open(session, now);
    return { code, lang: session.lang, landing: session.landing };
  }

  async #person(launch: Launch, now: Date): Promise<Omit<Session, 'id'>> {
    const { run, enrolment, standing } = await this.#people.recordLaunch(
      { ...launch, sub: launch.sub as string },
      now,
    );
    const landing = await this.#landing(launch, standing, run);
    return {
      tenant: launch.platformId,
      run: run.id,
      person: enrolment.person,
      ...standing,
      testUser: launch.roles.testUser,
      lang: enrolment.lang ?? languageOf(launch),
      landing,
      ...(launch.deepLinking ? { deepLinking: returnOf(launch) } : {}),
    };
  }

  /** Nobody signed in (public Canvas courses): a read-only page, never a shared account (case 12). */
  async #visitor(launch: Launch, now: Date): Promise<Omit<Session, 'id'>> {
    if (launch.messageType !== 'LtiResourceLinkRequest') throw notAllowed();
    const run = await this.#people.runOfVisitor(launch, now);
    return {
      tenant: launch.platformId,
      run: run.id,
      person: '',
      role: 'visitor',
      administers: false,
      testUser: false,
      lang: languageOf(launch),
      landing: HOME,
    };
  }

  async #landing(launch: Launch, standing: Standing, run: Run): Promise<string> {
    if (launch.messageType === 'LtiDeepLinkingRequest') {
      if (!isStaff(standing)) throw new LaunchRefused('picker-refused');
      return '/app/picker';
    }
    if (launch.messageType === 'LtiSubmissionReviewRequest') return this.#review(launch, standing);
    const contentId = contentIdOf(launch);
    // An id that nothing answers to, of a step that was renamed, leads to the beginning rather than to an error.
    return (contentId === undefined ? undefined : this.#landingOf(contentId, run)) ?? HOME;
  }

  /** Staff may see anybody's work, learners their own; somebody who never came has no work yet (case 68). */
  async #review(launch: Launch, standing: Standing): Promise<string> {
    const wanted = launch.forUser?.userId ?? '';
    if (!isStaff(standing) && wanted !== launch.sub) throw new LaunchRefused('review-refused');
    const person = await this.#people.findPersonBySub({ tenant: launch.platformId }, wanted);
    return `/app/learners/${person?.id ?? 'unknown'}`;
  }
}

/**
 * Content id of a link: in `custom` and, because course copies and Canvas have lost custom values, in the query of
 * the signed target_link_uri as well.
 */
export function contentIdOf(launch: Launch): string | undefined {
  const fromCustom = launch.custom['content_id'];
  if (fromCustom) return fromCustom;
  return new URL(launch.targetLinkUri).searchParams.get('content_id') ?? undefined;
}

const languageOf = (launch: Launch): Lang => chooseLang(launch.presentation.locale, launch.locale);

function returnOf(launch: Launch): DeepLinkingReturn {
  return { deploymentId: launch.deploymentId, ...(launch.deepLinking as NonNullable<Launch['deepLinking']>) };
}
