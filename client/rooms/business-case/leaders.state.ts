import { call, type Answer } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';

type Links = Answer<'GET /api/business-case/links'>;
export type LeaderLink = Links['links'][number];
export type MadeLink = Answer<'POST /api/business-case/links'>;

/** Links to people who decide, and what they answered, in the language of the page. */
export const leaderLinks = (): Query<Links> =>
  query(`business-case/links/${lang.value}`, () =>
    call('GET /api/business-case/links', { query: { lang: lang.peek() } }),
  );

interface Order {
  /** The same for as long as somebody presses for the same link: an answer that was lost makes no second one. */
  write: string;
  version: string;
  sections: string[];
  reader: string;
}

/** The answer marks this browser, so that the page behind the link knows it for the learner's own. */
export async function makeLink(body: Order): Promise<MadeLink> {
  const made = await call('POST /api/business-case/links', { body });
  await leaderLinks().refresh();
  return made;
}

export async function withdrawLink(link: string): Promise<void> {
  await call('DELETE /api/business-case/links/:link', { params: { link } });
  await leaderLinks().refresh();
}

export async function shareAnswer(link: string, shared: boolean): Promise<void> {
  await call('PUT /api/business-case/links/:link/shared', { params: { link }, body: { shared } });
  await leaderLinks().refresh();
}
