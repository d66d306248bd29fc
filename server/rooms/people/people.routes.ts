import { serve, type Route } from '../../core/endpoint.ts';
import { me, refreshRoster, rosterState, setLanguage } from './people.contract.ts';
import type { PeopleService } from './people.service.ts';

interface Neighbours {
  /** Name of the LMS, for "signed in from …". */
  platformName(tenant: string): Promise<string>;
}

export function peopleRoutes(people: PeopleService, neighbours: Neighbours): Route[] {
  return [
    serve(me, async ({ session }) => people.describe(session, await neighbours.platformName(session.tenant))),
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
