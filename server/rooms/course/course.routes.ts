import { serve, type Route } from '../../core/endpoint.ts';
import { act, actsBefore, answerAct, saveAct } from './act.contract.ts';
import type { ActService } from './act.service.ts';
import { cast } from './cast.contract.ts';
import type { CastService } from './cast.service.ts';
import { markDone, markUndone, modules, step } from './course.contract.ts';
import type { CourseService } from './course.service.ts';
import { exportNotes, notes as noteList, saveNote, stepNotes } from './note.contract.ts';
import type { NoteService } from './note.service.ts';
import { answerQuiz, quiz, quizResults } from './quiz.contract.ts';
import type { QuizService } from './quiz.service.ts';
import { returned, returning } from './return.contract.ts';
import type { ReturnService } from './return.service.ts';
import { edition, takeEdition } from './edition.contract.ts';
import type { EditionService } from './edition.service.ts';
import { roadMap } from './road-map.contract.ts';
import type { RoadMapService } from './road-map.service.ts';
import { search } from './search.contract.ts';
import type { SearchService } from './search.service.ts';
import { sources } from './sources.contract.ts';
import type { SourcesService } from './sources.service.ts';
import { sayTime, stepTime, times } from './time.contract.ts';
import type { TimeService } from './time.service.ts';
import { skipStep, takeUpStep } from './visit.contract.ts';
import type { VisitService } from './visit.service.ts';

interface Services {
  course: CourseService;
  roadMap: RoadMapService;
  acts: ActService;
  notes: NoteService;
  quizzes: QuizService;
  returns: ReturnService;
  cast: CastService;
  searching: SearchService;
  sources: SourcesService;
  time: TimeService;
  visits: VisitService;
  editions: EditionService;
}

export function courseRoutes(services: Services): Route[] {
  return [
    ...stepRoutes(services),
    ...actRoutes(services),
    ...noteRoutes(services),
    ...quizRoutes(services),
    ...textRoutes(services),
    ...editionRoutes(services),
  ];
}

const stepRoutes = ({ course, roadMap: map, visits }: Services): Route[] => [
  serve(roadMap, async ({ session, now }) => map.read(session, now)),
  serve(modules, async ({ session }) => course.modules(session)),
  serve(step, async ({ session, params, query }) => course.step(session, { ...params, ...query })),
  serve(markDone, async ({ session, params, query }) =>
    course.mark(session, params, { done: true, ...query }),
  ),
  serve(markUndone, async ({ session, params, query }) =>
    course.mark(session, params, { done: false, ...query }),
  ),
  serve(skipStep, async ({ session, params }) => visits.skip(session, params, true)),
  serve(takeUpStep, async ({ session, params }) => visits.skip(session, params, false)),
];

const actRoutes = ({ acts }: Services): Route[] => [
  serve(act, async ({ session, params }) => acts.ofStep(session, params)),
  serve(actsBefore, async ({ session, params }) => acts.before(session, params.module)),
  serve(saveAct, async ({ session, params, body }) => acts.save(session, params, body)),
  serve(answerAct, async ({ session, params, body }) => acts.answer(session, params, body)),
];

const noteRoutes = ({ notes }: Services): Route[] => [
  serve(noteList, async ({ session, query }) => notes.page(session, query.after)),
  serve(exportNotes, async ({ session }) => notes.everything(session)),
  serve(stepNotes, async ({ session, params }) => notes.ofStep(session, params)),
  serve(saveNote, async ({ session, params, body }) => notes.save(session, params, body)),
];

const quizRoutes = ({ quizzes, returns }: Services): Route[] => [
  serve(quiz, async ({ session, params }) => quizzes.read(session, params)),
  serve(answerQuiz, async ({ session, params, body, query }) =>
    quizzes.answer(session, params, { ...body, ...query }),
  ),
  serve(quizResults, async ({ session, params }) => quizzes.resultsOf(session, params.person)),
  serve(returning, async ({ session, params }) => returns.read(session, params.module)),
  serve(returned, async ({ session, params, body }) => returns.keep(session, params.module, body)),
];

/** What is asked of the texts themselves. */
const textRoutes = ({ cast: people, searching, sources: register, time }: Services): Route[] => [
  serve(sources, async ({ session }) => register.read(session)),
  serve(cast, async ({ session }) => people.read(session)),
  serve(search, async ({ session, query }) => searching.search(session, query.question)),
  serve(stepTime, async ({ session, params }) => time.ofStep(session, params)),
  serve(sayTime, async ({ session, params, body }) => time.say(session, params, body.minutes)),
  serve(times, async ({ session }) => time.ofRun(session)),
];

const editionRoutes = ({ editions }: Services): Route[] => [
  serve(edition, async ({ session }) => editions.read(session)),
  serve(takeEdition, async ({ session, body, now }) => editions.take(session, body.edition, now)),
];
