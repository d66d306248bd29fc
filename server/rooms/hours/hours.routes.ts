import { serve, type Route } from '../../core/endpoint.ts';
import * as entry from './entry.contract.ts';
import type { EntryService } from './entry.service.ts';
import { hoursHome } from './home.contract.ts';
import type { HomeService } from './home.service.ts';

interface Services {
  home: HomeService;
  entries: EntryService;
}

export const hoursRoutes = ({ home, entries }: Services): Route[] => [
  serve(hoursHome, async ({ session }) => home.open(session)),
  serve(entry.savePlan, async ({ session, body }) => {
    await home.savePlan(session, body);
    return { saved: true as const };
  }),
  serve(entry.saveEntry, async ({ session, params, body }) => entries.save(session, params.entry, body)),
  serve(entry.voidEntry, async ({ session, params, body }) => entries.void(session, params.entry, body)),
  serve(entry.restoreEntry, async ({ session, params, body }) =>
    entries.restore(session, params.entry, body),
  ),
  serve(entry.answerQuery, async ({ session, params, body }) => entries.answer(session, params.entry, body)),
];
