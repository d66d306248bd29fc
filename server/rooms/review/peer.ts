import type { Ground } from '../../house.ts';
import { PeerAskingService } from './peer-asking.service.ts';
import { PeerListService, type PeerParts } from './peer-list.service.ts';
import { PeerReadingService } from './peer-reading.service.ts';
import { peerPersons } from './peer.persons.ts';
import { peerRoutes } from './peer.routes.ts';
import { PeerStore } from './peer.store.ts';

/** Learners who read sections of one another’s cases. No trainer comes in here. */
export function openPeers({ connection, house }: Ground, beside: Omit<PeerParts, 'asks'>) {
  const asks = new PeerStore(connection);
  const parts = { ...beside, asks, house };
  const asking = new PeerAskingService(parts);
  return {
    asking,
    routes: peerRoutes({
      lists: new PeerListService(parts),
      asking,
      reading: new PeerReadingService(parts),
    }),
    persons: peerPersons(asks),
  };
}
