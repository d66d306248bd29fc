import type { ShownLink } from '../../server/rooms/business-case/leader-link.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { type VersionsKit, versionsKit } from './case-versions-kit.ts';
import { answering, visitor } from './hours-ask-kit.ts';

/** A version that Tom has handed in, links to it, and a browser that knows nobody. */

export interface MadeLink {
  made: ShownLink;
  link: string;
}

export interface LeaderKit extends Omit<VersionsKit, 'version'> {
  tom: Entered;
  /** Id of what was handed in. */
  version: string;
  /** One of his, as it was kept. */
  kept(id: string): ReturnType<VersionsKit['version']>;
  made(more?: object): Promise<MadeLink>;
  listed(link: MadeLink): Promise<ShownLink | undefined>;
  visit: ReturnType<typeof visitor>;
  /** Reads the page and sends the form on it, filled in. */
  answer: ReturnType<typeof answering>;
}

export const SHOWN = ['summary', 'costs-benefits', 'decision'];
/** Every question that has to be answered. */
export const WHOLE = {
  reader_role: 'Vice-principal',
  read_what: ['summary', 'costs'],
  need_clear: '4',
  fits_us: '5',
  cost_believable: '3',
  success_clear: '4',
  safe: '5',
  strongest: 'It says what would prove it wrong.',
  'must_change.0.point': 'Show cash and time apart.',
  'must_change.0.section': 'costs-benefits',
  'must_change.0.weight': 'must',
  verdict: 'yes-with-changes',
};

export const pathOf = ({ link }: MadeLink): string => new URL(link).pathname;

export async function leaderKit(): Promise<LeaderKit> {
  const kit = await versionsKit();
  const tom = await kit.enter({ site: 'moodle', person: 'tom' });
  await kit.finish(tom);
  const version = (await kit.submit(tom)).body.id;
  const visit = visitor(kit.tool.origin);
  return {
    ...kit,
    tom,
    version,
    kept: (id) => kit.version(tom, id),
    visit,
    answer: answering(visit),
    made: async (more = {}) => {
      const order = { write: hex(), version, sections: SHOWN, reader: 'Vice-principal', ...more };
      return (await kit.ask<MadeLink>('POST', '/links', tom, order)).body;
    },
    listed: async ({ made }) =>
      (await kit.ask<{ links: ShownLink[] }>('GET', '/links?lang=en', tom)).body.links.find(
        ({ id }) => id === made.id,
      ),
  };
}
