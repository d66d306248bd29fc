import { aboutYou, acknowledgeCode, answerFact, sayConsent } from './about-you.contract.ts';
import { serve, type Route } from '../../core/endpoint.ts';
import { decideCopy, runCopy } from './copy.contract.ts';
import {
  me,
  noteTimeZone,
  refreshRoster,
  rosterState,
  setLanguage,
  settleCalendar,
} from './people.contract.ts';
import { presentRoster } from './people.present.ts';
import { runInfo, runSettings, saveRunSettings } from './run-settings.contract.ts';
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
    serve(rosterState, async ({ session }) => presentRoster(session, await people.findRun(session))),
    serve(refreshRoster, async ({ session, now }) => {
      await people.roster.ask(session, now);
      return { asked: true as const };
    }),
    serve(runInfo, ({ session }) => people.settings.info(session)),
    serve(runSettings, ({ session }) => people.settings.read(session)),
    serve(saveRunSettings, ({ session, body, now }) => people.settings.save(session, body, now)),
    serve(aboutYou, ({ session }) => people.aboutYou.read(session)),
    serve(answerFact, ({ session, params, body }) =>
      people.aboutYou.answer(session, params.fact, body.answer),
    ),
    serve(sayConsent, ({ session, body, now }) => people.aboutYou.consent(session, body.given, now)),
    serve(acknowledgeCode, ({ session, body, now }) =>
      people.aboutYou.acknowledge(session, body.version, now),
    ),
    serve(runCopy, ({ session }) => people.copies.read(session)),
    serve(decideCopy, ({ session, body, now }) => people.copies.decide(session, body, now)),
    serve(settleCalendar, async ({ session, body, now }) => {
      await people.settings.settleCalendar(session, body, now);
      return body;
    }),
    serve(noteTimeZone, async ({ session, body }) => {
      await people.calendar.noteTimeZone(session, body.timeZone);
      return { noted: true as const };
    }),
  ];
}
