import type { Ground, RoomPlan } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import { AnswerService } from './answer.service.ts';
import { AnswerStore } from './answer.store.ts';
import { DefinitionService } from './definition.service.ts';
import { formsOf, formsPart } from './forms.content.ts';
import * as contract from './forms.contract.ts';
import { formsRoutes } from './forms.routes.ts';
import type { FormsService } from './forms.service.ts';
import { GateService } from './gate.service.ts';
import { JoiningStore } from './joining.store.ts';
import { likelyNames } from './likely-name.rule.ts';
import { OutsiderService } from './outsider.service.ts';
import { PrintingService } from './printing.service.ts';
import { ProtocolService } from './protocol.service.ts';
import { ReadingService } from './reading.service.ts';
import { SharingService } from './sharing.service.ts';
import { SourceService } from './source.service.ts';
import { TellingService } from './telling.service.ts';
import { TogetherService } from './together.service.ts';

type Below = Ground & { people: PeopleService };

export const formsRoom = {
  name: 'forms',
  contract,
  content: [formsPart],
  open: ({ connection, people, library, house, clock, log }: Below) => {
    const store = new AnswerStore(connection);
    const joining = new JoiningStore(connection);
    const definitions = new DefinitionService({ people, library, clock });
    const telling = new TellingService({ store, house, clock, log });
    const together = new TogetherService({ store, definitions, telling, people, clock });
    const sources = new SourceService(definitions);
    sources.add('members', (asker, form) => (form.together ? together.members(asker, form) : undefined));
    const gates = new GateService(clock);
    const given = { store, definitions, gates, sources, together, people, telling, clock };
    const answers = new AnswerService(given);
    const sharing = new SharingService({ store, definitions, people, clock });
    const protocol = new ProtocolService({ store, definitions, people, clock });
    return {
      service: {
        answers,
        reading: new ReadingService({ store, definitions }),
        sources,
        sharing,
        protocol,
        outsiders: new OutsiderService(definitions),
        printing: new PrintingService({ store, definitions }),
        likelyNames,
        formsOf,
      },
      routes: formsRoutes({ answers, together, sharing }),
      jobs: { tell: { run: () => telling.tellNext(), restMs: 1000 } },
      persons: {
        take: async (scope, person) => ({ forms: await store.listOf(scope, person) }),
        erase: (scope, person) => store.eraseOf(scope, person),
        join: (scope, pair) => joining.join(scope, pair),
        part: (scope, pair) => joining.part(scope, pair),
      },
    };
  },
} satisfies RoomPlan<'forms', typeof contract, Below, FormsService, 'tell'>;
