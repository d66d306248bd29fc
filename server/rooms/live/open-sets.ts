import { questionBankOf, type QuestionBank } from '../../content/question-bank.ts';
import type { Ground } from '../../house.ts';
import { together } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import { FormingService } from './forming.service.ts';
import { openMeetingChannel } from './meeting-channel.ts';
import { memberRoutes } from './member.routes.ts';
import { MemberService } from './member.service.ts';
import { MemberStore } from './member.store.ts';
import { MeetingDates } from './meeting-dates.service.ts';
import { MeetingService } from './meeting.service.ts';
import { MeetingStore } from './meeting.store.ts';
import { CohortOfSets } from './set-cohort.ts';
import { OwnPracticeService } from './own-practice.service.ts';
import { SetJoining } from './set-joining.service.ts';
import { SetPersons } from './set-persons.service.ts';
import { setRoutes } from './set.routes.ts';
import { RULES_FORM, startingRules } from './set-rules.ts';
import { SetService } from './set.service.ts';
import { JoinerStore, SetStore } from './set.store.ts';
import { SetsDeskService } from './sets-desk.service.ts';
import type { MeetingSet } from './set.types.ts';

type Below = Ground & { people: PeopleService; forms: FormsService; sharing: SharingService };

/** Sets and their meetings, as the room puts them together. */
export function openSets({ connection, clock, people, forms, sharing, library }: Below) {
  const meetings = new MeetingStore(connection);
  const sets = new SetStore(connection);
  const joiners = new JoinerStore(connection);
  const channel = openMeetingChannel(meetings, clock);
  const courseOf = async (scope: Scope) => {
    const run = await people.findRun(scope);
    return library.course(run.course, run.edition);
  };
  const bankOf = async (scope: Scope) => kindsOf(questionBankOf(await courseOf(scope)));
  const meeting = new MeetingService({ meetings, sets, channel, people, clock, bankOf });
  const parts = { sets, joiners, meetings, meeting, people, cohort: new CohortOfSets(people), clock };
  const rulesOf = async (session: Session, lang: MeetingSet['lang'], at: Date) => {
    const form = forms.formsOf(await courseOf(session)).find(({ slug }) => slug === RULES_FORM);
    return startingRules(form?.fields ?? [], lang === 'es' ? 'es' : 'en', at);
  };
  const service = {
    sets: new SetService(parts),
    forming: new FormingService({ ...parts, startingRules: rulesOf }),
    meeting,
  };
  const members = new MemberStore(connection);
  const member = new MemberService({ sets, meetings, members, people, sharing, clock });
  return {
    service,
    dates: new MeetingDates({ sets, meetings, clock }),
    sets,
    meetings,
    /** Pages that say of sessions, sets and triads together who practises live. */
    routesWith: (held: Omit<Practising, keyof typeof parts>) => [
      ...setRoutes({ ...service, ...practising({ ...parts, ...held }) }),
      ...memberRoutes(member),
    ],
    /** Quick, because what one process writes is seen by another's screens within a second. */
    follow: { run: () => channel.follow(), restMs: 400, settled: () => channel.end() },
    persons: together([...personsOf({ ...parts, channel }), members.persons]),
  };
}

const personsOf = (parts: ConstructorParameters<typeof SetJoining>[0] & { joiners: JoinerStore }) => [
  new SetPersons(parts),
  new SetJoining(parts),
];

type Practising = ConstructorParameters<typeof SetsDeskService>[0] &
  ConstructorParameters<typeof OwnPracticeService>[0];

const practising = (parts: Practising) => ({
  desk: new SetsDeskService(parts),
  practice: new OwnPracticeService(parts),
});

const kindsOf = (bank: QuestionBank | undefined) =>
  (bank?.kinds ?? []).map(({ key, title }) => ({
    key,
    title,
    questions: (bank?.questions ?? []).filter(({ kind }) => kind === key).map(({ text }) => text),
  }));
