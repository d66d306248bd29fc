import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import { doorOf, type Door } from './door.ts';
import { idOf } from './hours-papers.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

const SECTION = 'programme-design';

/**
 * What the cohort shares: a section, which goes from one to the next, a handbook, and a draft that a trainer was asked to
 * look at. Done again it changes nothing.
 */
export async function sharingLife({ tool, sessions, start }: Walk): Promise<void> {
  const doorAt = (person: string, day: number): Door | undefined => {
    const on = addDays(start.toISOString().slice(0, 10), day);
    tool.setClock((momentAt('Europe/London', { day: on, time: '21:10' }).getTime() - Date.now()) / 1000);
    const session = sessions.get(person);
    return session && doorOf(tool, session);
  };
  const first = await share(doorAt('ines', 40), 'ines', { kind: 'section', part: SECTION });
  await share(doorAt('ines', 41), 'ines', { kind: 'document', part: 'handbook' });
  await adapt(doorAt('farah', 43), 'farah', first);
  const second = await share(doorAt('farah', 44), 'farah', { kind: 'section', part: SECTION });
  await share(doorAt('farah', 45), 'farah', { kind: 'section', part: 'aims', audience: 'trainers' });
  await adapt(doorAt('hannah', 47), 'hannah', second);
  tool.setClock(0);
}

interface What {
  kind: string;
  part: string;
  audience?: string;
}

/** Answers the id of what is shared. */
async function share(door: Door | undefined, person: string, { kind, part, audience = 'cohort' }: What) {
  const shared = (await door?.('PUT /api/sharing/own/:kind/:part', {
    params: { kind, part },
    body: { write: idOf(person, 'shares', part, audience), audience, revision: 1 },
  })) as { id: string } | undefined;
  return shared?.id ?? '';
}

async function adapt(door: Door | undefined, person: string, item: string): Promise<void> {
  const copy = (await door?.('POST /api/sharing/items/:item/copies', {
    params: { item },
    body: { write: idOf(person, 'adapts') },
  })) as { id: string } | undefined;
  await door?.('PUT /api/sharing/copies/:copy/placed', { params: { copy: copy?.id ?? '' }, body: {} });
}
