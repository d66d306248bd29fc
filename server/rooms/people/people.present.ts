import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { shownName } from '../../core/shown-name.rule.ts';
import { asSeenBy, STAFF, viewersOf } from '../../core/visibility.ts';
import { hasToAnswer } from './about-you.rule.ts';
import type { runCopy } from './copy.contract.ts';
import type { me, rosterState } from './people.contract.ts';
import type { Enrolment } from './people.store.ts';
import { copyOfRun, ownself, roster } from './people.visibility.ts';
import type { Run } from './run.store.ts';

/** What a person is told about themselves, in the page of their launch and at GET /api/me. */
export function presentMe(
  session: Omit<Session, 'id'>,
  { enrolment, run }: { enrolment: Enrolment | undefined; run: Run },
  platformName: string,
): AnswerOf<typeof me> {
  // A session is its person's own, and a visitor's too.
  return asSeenBy(ownself, ['owner'], {
    id: session.person,
    tenant: session.tenant,
    name: enrolment?.name ?? null,
    number: enrolment?.number ?? null,
    role: session.role,
    administers: session.administers,
    testUser: session.testUser,
    lang: enrolment?.lang ?? session.lang,
    platformName,
    run: { id: run.id, title: shownName(run.title), trainer: run.settings.trainer },
    asks: session.role === 'learner' && hasToAnswer(enrolment?.aboutYou ?? null),
  });
}

/** How the reading of the platform's list goes, for the staff of the run. */
export function presentRoster(session: Session, run: Run): AnswerOf<typeof rosterState> {
  const { lastAt, lastCode, people, dueAt } = run.roster;
  return asSeenBy(roster, viewersOf(session, STAFF), {
    available: run.membershipsUrl !== null,
    lastAt: lastAt?.toISOString() ?? null,
    lastCode,
    people,
    nextAt: dueAt?.toISOString() ?? null,
  });
}

/** Whether the course is a copy, for who trains in it. */
export function presentCopy(
  session: Session,
  { copy }: Run,
  { candidates, begun }: { candidates: readonly Run[]; begun: boolean },
): AnswerOf<typeof runCopy> {
  const named = ({ id, title }: Run) => ({ id, title: shownName(title) });
  const of = candidates.find(({ id }) => id === copy.of);
  return asSeenBy(copyOfRun, viewersOf(session, ['trainer']), {
    of: of ? named(of) : null,
    former: candidates.filter((one) => one !== of).map(named),
    answer: copy.answer,
    begun,
  });
}
