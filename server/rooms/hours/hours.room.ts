import { together } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as ask from './ask.contract.ts';
import { openAsking } from './asking.ts';
import * as entry from './entry.contract.ts';
import * as file from './file.contract.ts';
import * as home from './home.contract.ts';
import { hoursPart } from './hours.content.ts';
import { openLogging } from './hours.logging.ts';
import { openOutgoing } from './hours.outgoing.ts';
import { JudgingService } from './judging.service.ts';
import { LogStore } from './log.store.ts';
import { PaperService } from './paper.service.ts';
import * as relationship from './relationship.contract.ts';
import { relationshipRoutes } from './relationship.routes.ts';
import { RelationshipService } from './relationship.service.ts';
import type { ReminderService } from './reminder.service.ts';
import { RelationshipStore } from './relationship.store.ts';
import * as reminder from './reminder.contract.ts';
import { RunHoursService } from './run-hours.service.ts';
import { StepService } from './step.service.ts';
import * as trainer from './trainer.contract.ts';
import { trainerRoutes } from './trainer.routes.ts';
import { TrainerService } from './trainer.service.ts';
import { TrainerStore } from './trainer.store.ts';

type Below = Ground & {
  people: PeopleService;
  grade: GradeService;
  forms: FormsService;
  course: CourseService;
};

const contract = { ...ask, ...entry, ...file, ...home, ...relationship, ...reminder, ...trainer };

/** What the rooms above ask of this one. */
export interface HoursService {
  cohort: TrainerService;
  reminders: Pick<ReminderService, 'letterBox' | 'closeBox' | 'wake'>;
}

export const hoursRoom = {
  name: 'hours',
  contract,
  content: [hoursPart],
  open: (below: Below) => {
    const { connection, people, course, library, clock } = below;
    const logs = new LogStore(connection);
    const runs = new RunHoursService({ course, library, clock });
    const logging = openLogging(below, { logs, runs });
    const papers = new PaperService({ logs, forms: below.forms });
    const relationships = openRelationships(below, { logs, runs, papers });
    const parts = { logs, store: new TrainerStore(connection), people, runs, papers };
    const cohort = new TrainerService(parts);
    const judging = new JudgingService(parts);
    const outgoing = openOutgoing(below, { logs, runs });
    return {
      service: { cohort, reminders: outgoing.reminders },
      routes: [
        ...logging.routes,
        ...relationshipRoutes(relationships),
        ...trainerRoutes(cohort, judging),
        ...outgoing.routes,
        ...openAsking(below, runs).routes,
      ],
      jobs: { ...logging.jobs, ...outgoing.jobs },
      hears: (made) => relationships.hear(made),
      persons: together([logging.persons, outgoing.persons]),
    };
  },
} satisfies RoomPlan<'hours', typeof contract, Below, HoursService, 'reminders' | 'tallyHours'>;

/** Whom the learner mentors, with the papers that the forms room keeps for them. */
function openRelationships(
  { connection, forms, house, clock, log }: Below,
  { logs, runs, papers }: { logs: LogStore; runs: RunHoursService; papers: PaperService },
) {
  const steps = new StepService({ house, forms, clock, log });
  const store = new RelationshipStore(connection);
  const relationships = new RelationshipService({ logs, store, papers, steps, runs, clock });
  forms.answers.openTo('hours', {
    open: (session, about) => papers.given(session, about),
    began: (session) => relationships.began(session),
    forgot: (session, about) => relationships.forgot(session, about),
  });
  forms.sources.add('relationships', (asker) => papers.labels(asker));
  return relationships;
}
