import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import { DocumentSharing } from './document-sharing.service.ts';
import { DocumentService } from './document.service.ts';
import { DocumentStore } from './document.store.ts';
import { EditionService } from './edition.service.ts';
import { JoiningService } from './joining.service.ts';
import { modelsPart } from './models.content.ts';
import * as contract from './portfolio.contract.ts';
import { portfolioRoutes } from './portfolio.routes.ts';
import { PortfolioService } from './portfolio.service.ts';

type Below = Ground & { people: PeopleService; course: CourseService; sharing: SharingService };

export const portfolioRoom = {
  name: 'portfolio',
  contract,
  content: [modelsPart],
  open: ({ connection, people, course, sharing, library, clock, log }: Below) => {
    const store = new DocumentStore(connection);
    const editions = new EditionService({ people, library, clock });
    const documents = new DocumentService({ store, editions, course, clock, log });
    const own = new PortfolioService({ store, editions });
    sharing.openTo('document', new DocumentSharing({ store, clock }));
    return {
      service: own,
      routes: portfolioRoutes({ documents, own }),
      jobs: { markPortfolios: { run: () => documents.markNext(), restMs: 5000 } },
      persons: new JoiningService(store, clock),
    };
  },
} satisfies RoomPlan<'portfolio', typeof contract, Below, PortfolioService, 'markPortfolios'>;
