import { together } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { ReminderService } from '../hours/reminder.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { CaseStandingService } from './case-standing.service.ts';
import { ClaimService } from './claim.service.ts';
import * as desk from './desk.contract.ts';
import { deskRoutes, feedbackRoutes } from './desk.routes.ts';
import { DeskService } from './desk.service.ts';
import { DeskStore } from './desk.store.ts';
import * as feedback from './feedback.contract.ts';
import { FeedbackService } from './feedback.service.ts';
import { IntakeService } from './intake.service.ts';
import { NewsService } from './news.service.ts';
import * as peer from './peer.contract.ts';
import { openPeers } from './peer.ts';
import { NoticeService } from './notice.service.ts';
import * as phrase from './phrase.contract.ts';
import { phraseRoutes } from './phrase.routes.ts';
import { PhraseService } from './phrase.service.ts';
import { PhraseStore } from './phrase.store.ts';
import * as queue from './queue.contract.ts';
import { queueRoutes } from './queue.routes.ts';
import { QueueService } from './queue.service.ts';
import { QueueStore } from './queue.store.ts';
import { ReleaseService } from './release.service.ts';
import { reviewPersons } from './review.persons.ts';
import type { ReviewService } from './review.service.ts';
import { ReviewStore } from './review.store.ts';
import { workBehindScore } from './work.service.ts';
import { SampleStore } from './sample.store.ts';
import * as secondLook from './second-look.contract.ts';
import { secondLookRoutes } from './second-look.routes.ts';
import { SecondLookService } from './second-look.service.ts';

type Below = Ground & {
  people: PeopleService;
  grade: GradeService;
  hours: { reminders: Pick<ReminderService, 'letterBox' | 'closeBox'> };
  'business-case': BusinessCaseService;
};

const contract = { ...desk, ...feedback, ...peer, ...phrase, ...queue, ...secondLook };

export const reviewRoom = {
  name: 'review',
  contract,
  open: (below: Below) => {
    const { connection, people, grade, hours, clock, config, mail, log, 'business-case': cases } = below;
    const store = new ReviewStore(connection);
    const phrases = new PhraseStore(connection);
    const looks = new SecondLookService({ store, samples: new SampleStore(connection), people, clock });
    const parts = { store, lists: new QueueStore(connection), looks, people, cases, clock };
    const claims = new ClaimService(parts);
    const intake = new IntakeService(parts);
    const news = new NewsService({ ...parts, grade, log, origin: config.origin });
    const working = new DeskService({ ...parts, grade, claims, desk: new DeskStore(connection) });
    const peers = openPeers(below, { cases, people, clock });
    const notices = new NoticeService({ store, boxes: hours.reminders, mail, clock, log });
    return {
      service: { peers: peers.asking, standing: new CaseStandingService(parts) },
      routes: [
        ...queueRoutes(new QueueService({ ...parts, grade }), claims),
        ...deskRoutes(working, new ReleaseService({ ...parts, claims })),
        ...secondLookRoutes(looks),
        ...phraseRoutes(new PhraseService({ phrases, clock })),
        ...feedbackRoutes(new FeedbackService(parts)),
        ...peers.routes,
      ],
      jobs: {
        tellReleases: { run: () => news.tellNext(), restMs: 2000 },
        mailReleases: { run: () => notices.mailNext(), restMs: 60_000 },
      },
      work: workBehindScore(store),
      hears: (made) => intake.hear(made),
      persons: together([reviewPersons(store), phrases.persons, peers.persons]),
    };
  },
} satisfies RoomPlan<'review', typeof contract, Below, ReviewService, 'tellReleases' | 'mailReleases'>;
