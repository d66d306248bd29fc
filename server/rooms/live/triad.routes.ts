import { serve, type Route } from '../../core/endpoint.ts';
import {
  handSheet,
  myTriads,
  saySite,
  tapTriad,
  triadChanges,
  triadEvents,
  triadPage,
  triadSheets,
} from './triad.contract.ts';
import type { TriadSheetService } from './triad-sheet.service.ts';
import type { TriadService } from './triad.service.ts';
import { allTrios, makeTrios, placeInTrio, proposeTrios } from './trio.contract.ts';
import type { TrioService } from './trio.service.ts';

interface Services {
  triads: TriadService;
  sheets: TriadSheetService;
  trios: TrioService;
}

export const triadRoutes = ({ triads, sheets, trios }: Services): Route[] => [
  serve(myTriads, ({ session }) => triads.mine(session)),
  serve(saySite, async ({ session, body }) => {
    await triads.saySite(session, body.site);
    return { said: true as const };
  }),
  serve(triadPage, ({ session, params }) => triads.page(session, params.triad)),
  serve(triadEvents, ({ session, params, query }) => triads.events(session, params.triad, query.since)),
  serve(triadChanges, async ({ session, params, query }) => ({
    step: await triads.changes(session, params.triad, query.since),
  })),
  serve(tapTriad, ({ session, params, body }) => triads.tap(session, params.triad, body)),
  serve(triadSheets, ({ session, params }) => sheets.received(session, params.triad)),
  serve(handSheet, async ({ session, params }) => {
    await sheets.hand(session, params.triad, Number(params.round));
    return { handed: true as const };
  }),
  serve(allTrios, ({ session }) => trios.overview(session)),
  serve(proposeTrios, ({ session, params }) => trios.propose(session, params)),
  serve(makeTrios, ({ session, params, body }) => trios.make(session, params, body)),
  serve(placeInTrio, ({ session, params, body }) => trios.place(session, params, body)),
];
