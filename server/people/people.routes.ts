import { serve, type Route } from '../core/endpoint.ts';
import type { Session } from '../core/session.ts';
import { me, refreshRoster, rosterState, setLanguage } from './people.contract.ts';
import type { PeopleService } from './people.service.ts';

interface Neighbours {
  /** Name of the LMS, for "signed in from …". */
  platformName(tenant: string): Promise<string>;
}

export function peopleRoutes(people: PeopleService, neighbours: Neighbours): Route[] {
  return [
    serve(me, async ({ session }) => present(people, session, neighbours)),
    serve(setLanguage, async ({ session, body }) => {
      if (session.person !== '') await people.chooseLanguage(session, session.person, body.lang);
      return { lang: body.lang };
    }),
    serve(rosterState, async ({ session }) => {
      const run = await people.findRun(session);
      const { lastAt, lastCode, people: count } = run.roster;
      return {
        available: run.membershipsUrl !== null,
        lastAt: lastAt?.toISOString() ?? null,
        lastCode,
        people: count,
      };
    }),
    serve(refreshRoster, async ({ session, now }) => {
      await people.askForRoster(session, now);
      return { asked: true as const };
    }),
  ];
}

/** The whitelist of what a person is told about themselves. */
export async function present(people: PeopleService, session: Session, neighbours: Neighbours) {
  const [enrolment, run, platformName] = await Promise.all([
    session.person === '' ? undefined : people.findEnrolment(session, session.person),
    people.findRun(session),
    neighbours.platformName(session.tenant),
  ]);
  return {
    id: session.person,
    name: enrolment?.name ?? null,
    number: enrolment?.number ?? null,
    role: session.role,
    administers: session.administers,
    testUser: session.testUser,
    lang: enrolment?.lang ?? session.lang,
    platformName,
    run: { id: run.id, title: run.title, startsOn: run.startsOn },
  };
}
