import { page, type Route } from '../../core/endpoint.ts';
import type { FeedService } from './feed.service.ts';

/** What a calendar program fetches. Nothing on the way keeps it, and no search engine lists it. */
export const feedPages = (feeds: FeedService): Route[] => [
  page({
    method: 'GET',
    path: '/f/:code.ics',
    permission: 'public',
    rate: 'read',
    handle: async (req, res) => {
      const bytes = await feeds.read(String(req.params['code']));
      res
        .type('text/calendar; charset=utf-8')
        .set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' })
        .send(Buffer.from(bytes));
    },
  }),
];
