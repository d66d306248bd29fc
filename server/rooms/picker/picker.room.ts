import { signDeepLinkingResponse } from '../../../lti/index.ts';
import { knowsNobody } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import * as contract from './picker.contract.ts';
import { pickerRoutes } from './picker.routes.ts';
import { PickerService } from './picker.service.ts';

export const pickerRoom = {
  name: 'picker',
  contract,
  open: ({ lti, clock, config, house }: Ground) => {
    const service = new PickerService({
      pickables: async (session) => {
        const links = house.rooms().flatMap((room) => room.links ?? []);
        return (await Promise.all(links.map((one) => one.pickables(session)))).flat();
      },
      findPlatform: (id) => lti.directory.findPlatform(id),
      sign: (answer) => signDeepLinkingResponse({ keys: lti.keys, now: () => clock.now() }, answer),
      launchUrl: `${config.origin}/lti/launch`,
    });
    return { service, routes: pickerRoutes(service), jobs: {}, persons: knowsNobody };
  },
} satisfies RoomPlan<'picker', typeof contract, Ground, PickerService, never>;
