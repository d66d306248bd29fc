import type { Ground, RoomPlan } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import { AdaptationStore } from './adaptation.store.ts';
import { AdaptingService } from './adapting.service.ts';
import { AuthorsService } from './authors.service.ts';
import { FindingService } from './finding.service.ts';
import { ItemStore } from './item.store.ts';
import { JoiningService } from './joining.service.ts';
import * as contract from './sharing.contract.ts';
import { sharingRoutes } from './sharing.routes.ts';
import { SharingService } from './sharing.service.ts';

type Below = Ground & { people: PeopleService };

export const sharingRoom = {
  name: 'sharing',
  contract,
  open: ({ connection, people, clock }: Below) => {
    const items = new ItemStore(connection);
    const adaptations = new AdaptationStore(connection);
    const authors = new AuthorsService({ items, people });
    const sharing = new SharingService({ items, adaptations, authors, people, clock });
    const finding = new FindingService({ items, adaptations, authors, sharing });
    const adapting = new AdaptingService({ adaptations, authors, clock, sharing, finding });
    return {
      service: sharing,
      routes: sharingRoutes({ sharing, finding, adapting }),
      jobs: {},
      persons: new JoiningService(items, adaptations),
    };
  },
} satisfies RoomPlan<'sharing', typeof contract, Below, SharingService, never>;
