import { serve, type Route } from '../../core/endpoint.ts';
import type { AdaptingService } from './adapting.service.ts';
import type { FindingService } from './finding.service.ts';
import {
  adaptShared,
  familyOfShared,
  openCopy,
  openShared,
  ownSharing,
  placeCopy,
  putCopyAway,
  readersOfShared,
  sharedByCohort,
  sharedWithTrainers,
  shareThing,
  takeCreditOff,
  withdrawThing,
} from './sharing.contract.ts';
import type { SharingService } from './sharing.service.ts';

interface Services {
  sharing: SharingService;
  finding: FindingService;
  adapting: AdaptingService;
}

export const sharingRoutes = ({ sharing, finding, adapting }: Services): Route[] => [
  serve(ownSharing, ({ session }) => sharing.own(session)),
  serve(readersOfShared, ({ session }) => sharing.readers(session)),
  serve(shareThing, ({ session, params, body }) => sharing.share(session, params, body)),
  serve(withdrawThing, ({ session, params }) => sharing.withdraw(session, params.item)),
  serve(sharedByCohort, ({ session, query }) => finding.page(session, query)),
  serve(openShared, ({ session, params }) => finding.open(session, params.item)),
  serve(familyOfShared, ({ session, params }) => finding.family(session, params.item)),
  serve(sharedWithTrainers, ({ session, params }) => finding.ofLearner(session, params.person)),
  serve(adaptShared, ({ session, params, body }) => adapting.adapt(session, params.item, body.write)),
  serve(openCopy, ({ session, params }) => adapting.open(session, params.copy)),
  serve(placeCopy, ({ session, params }) => adapting.place(session, params.copy)),
  serve(putCopyAway, ({ session, params }) => adapting.putAway(session, params.copy)),
  serve(takeCreditOff, ({ session, params }) => adapting.takeCreditOff(session, params.copy)),
];
