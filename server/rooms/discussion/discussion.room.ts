import type { Ground, RoomPlan } from '../../house.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { BelongingService } from './belonging.service.ts';
import { CommentStore } from './comment.store.ts';
import * as contract from './discussion.contract.ts';
import { discussionRoutes } from './discussion.routes.ts';
import { DiscussionService } from './discussion.service.ts';
import { FlagStore } from './flag.store.ts';
import { HelpfulStore } from './helpful.store.ts';
import { ModerationService } from './moderation.service.ts';
import { PendingStore } from './pending.store.ts';
import { PlaceStore } from './place.store.ts';
import { ReaderStore } from './reader.store.ts';
import { SayingService } from './saying.service.ts';
import { SettlingService } from './settling.service.ts';
import { StepsService } from './steps.service.ts';

type Below = Ground & {
  people: PeopleService;
  forms: FormsService;
  course: CourseService;
};

export const discussionRoom = {
  name: 'discussion',
  contract,
  open: ({ connection, people, forms, course, library, clock, log }: Below) => {
    const parts = {
      comments: new CommentStore(connection),
      flags: new FlagStore(connection),
      places: new PlaceStore(connection),
      helpful: new HelpfulStore(connection),
      readers: new ReaderStore(connection),
      people,
      steps: new StepsService({ people, library, clock }),
      protocol: (asker: Session) => forms.protocol.lines(asker),
      clock,
    };
    const discussion = new DiscussionService(parts);
    const saying = new SayingService(parts);
    const moderation = new ModerationService(parts);
    const settling = new SettlingService({ ...parts, pending: new PendingStore(connection), course, log });
    const belonging = new BelongingService(parts);
    return {
      service: { discussion, saying, moderation },
      routes: discussionRoutes({ discussion, saying, moderation }),
      jobs: { comments: { run: () => settling.settleNext(), restMs: 1000 } },
      persons: {
        take: (scope, person) => belonging.take(scope, person),
        erase: (scope, person) => belonging.erase(scope, person),
        join: (scope, pair) => belonging.join(scope, pair),
        part: (scope, pair) => belonging.part(scope, pair),
      },
    };
  },
} satisfies RoomPlan<'discussion', typeof contract, Below, Services, 'comments'>;

interface Services {
  discussion: DiscussionService;
  saying: SayingService;
  moderation: ModerationService;
}
