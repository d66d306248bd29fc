import { questionBankPart } from '../../content/question-bank.ts';
import type { Scope } from '../../core/scope.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as act from './act.contract.ts';
import { ActService } from './act.service.ts';
import * as cast from './cast.contract.ts';
import { CastService } from './cast.service.ts';
import { CompletionService } from './completion.service.ts';
import * as course from './course.contract.ts';
import { coursePersons, type CourseStores, openStores } from './course.persons.ts';
import { courseRoutes } from './course.routes.ts';
import { CourseService } from './course.service.ts';
import * as edition from './edition.contract.ts';
import { EditionService } from './edition.service.ts';
import * as note from './note.contract.ts';
import { NoteService } from './note.service.ts';
import * as quiz from './quiz.contract.ts';
import { QuizService } from './quiz.service.ts';
import * as returning from './return.contract.ts';
import { ReturnService } from './return.service.ts';
import * as roadMap from './road-map.contract.ts';
import { RoadMapService } from './road-map.service.ts';
import * as search from './search.contract.ts';
import { SearchService } from './search.service.ts';
import * as sources from './sources.contract.ts';
import { SourcesService } from './sources.service.ts';
import * as time from './time.contract.ts';
import { TimeService } from './time.service.ts';
import * as visit from './visit.contract.ts';
import { VisitService } from './visit.service.ts';
import { VisitStore } from './visit.store.ts';

type Below = Ground & { people: PeopleService; grade: GradeService };

const contract = {
  ...act,
  ...cast,
  ...course,
  ...edition,
  ...note,
  ...quiz,
  ...returning,
  ...roadMap,
  ...search,
  ...sources,
  ...time,
  ...visit,
};

export const courseRoom = {
  name: 'course',
  contract,
  content: [questionBankPart],
  open: (below: Below) => {
    const { connection, people, library, clock } = below;
    const stores = openStores(connection);
    const { completion, ...services } = servicesOf(below, stores);
    const { course: service, quizzes, visits } = services;
    return {
      service,
      routes: courseRoutes(services),
      jobs: {
        handOver: { run: () => service.handOverNext(), restMs: 1000 },
        markQuizzes: { run: () => quizzes.markNext(), restMs: 5000 },
        visits: { run: () => visits.tellNext(), restMs: 2000 },
      },
      hears: (made) => completion.hears(made),
      persons: coursePersons({ people, library, clock }, stores),
      links: {
        pickables: (session) => service.pickables(session),
        landing: (contentId, run) => service.landing(contentId, run),
      },
    };
  },
} satisfies RoomPlan<'course', typeof contract, Below, CourseService, 'handOver' | 'markQuizzes' | 'visits'>;

/** The services of the room, each given what it stands on. */
function servicesOf(below: Below, stores: CourseStores) {
  const { marks: store, quizzes } = stores;
  const { connection, people, grade, library, house, clock, log } = below;
  const rooms = house.names;
  const completion = new CompletionService({ store, people, library, rooms, clock });
  const courseOf = (scope: Scope) => completion.courseOf(scope);
  const visits = new VisitService({ store: new VisitStore(connection), people, courseOf, clock, log });
  const forget = (scope: Scope) => completion.forget(scope);
  const acts = new ActService({ store: stores.acts, people, course: completion, clock });
  const notes = new NoteService({ store: stores.notes, people, course: completion, clock });
  const above = { completion, acts, visits, notes };
  return {
    completion,
    acts,
    course: new CourseService({ store, ...above, people, library, rooms, clock, log, grade }),
    editions: new EditionService({ people, library, forget }),
    notes,
    quizzes: new QuizService({ store: quizzes, completion, people, clock, log }),
    returns: new ReturnService({ store: stores.returns, quizzes, completion, people, clock }),
    roadMap: new RoadMapService({ store, acts: stores.acts, quizzes, people, library, rooms, house }),
    cast: new CastService({ people, library }),
    searching: new SearchService({ people, library }),
    sources: new SourcesService({ people, library }),
    time: new TimeService({ store: stores.times, people, library }),
    visits,
  };
}
