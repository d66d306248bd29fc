import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy } from '../../core/visibility.ts';
import type { me } from './people.contract.ts';
import type { Enrolment } from './people.store.ts';
import { ownself } from './people.visibility.ts';
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
    run: { id: run.id, title: run.title },
  });
}
