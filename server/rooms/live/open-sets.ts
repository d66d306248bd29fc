import type { Ground } from '../../house.ts';
import type { Session } from '../../core/session.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { ChannelService } from './channel.service.ts';
import { FormingService } from './forming.service.ts';
import { MeetingService } from './meeting.service.ts';
import { MeetingStore } from './meeting.store.ts';
import { CohortOfSets } from './set-cohort.ts';
import { SetPersons } from './set-persons.service.ts';
import { setRoutes } from './set.routes.ts';
import { RULES_FORM, startingRules } from './set-rules.ts';
import { SetService } from './set.service.ts';
import { JoinerStore, SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

type Below = Ground & { people: PeopleService; forms: FormsService };

/** Sets and their meetings, as the room puts them together. */
export function openSets({ connection, clock, people, forms, library }: Below) {
  const meetings = new MeetingStore(connection);
  const sets = new SetStore(connection);
  const joiners = new JoinerStore(connection);
  const channel = new ChannelService({ meetings, clock });
  const meeting = new MeetingService({ meetings, sets, channel, people, clock });
  const parts = { sets, joiners, meetings, meeting, people, cohort: new CohortOfSets(people), clock };
  const rulesOf = async (session: Session, lang: MeetingSet['lang'], at: Date) => {
    const run = await people.findRun(session);
    const form = forms
      .formsOf(library.course(run.course, run.edition))
      .find(({ slug }) => slug === RULES_FORM);
    return startingRules(form?.fields ?? [], lang === 'es' ? 'es' : 'en', at);
  };
  const service = {
    sets: new SetService(parts),
    forming: new FormingService({ ...parts, startingRules: rulesOf }),
    meeting,
  };
  return {
    service,
    routes: setRoutes(service),
    /** Quick, because what one process writes is seen by another's screens within a second. */
    follow: { run: () => channel.follow(), restMs: 400, settled: () => channel.end() },
    persons: new SetPersons({ sets, joiners, meetings, channel }),
  };
}
