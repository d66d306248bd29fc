import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { Session } from '../../server/core/session.ts';
import type { betweenMeetings } from '../../server/rooms/live/member.contract.ts';
import type { mySet } from '../../server/rooms/live/set.contract.ts';
import { doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
}

const NOTHING = { params: {}, body: {} };
const NOBODY = { mail: '', phone: '', other: '' };
/** Who shows to whom how they may be reached, and what they may be asked about. */
const ENTRIES = {
  ines: { ...NOBODY, to: 'set', mail: 'ines.calder@example.org', about: 'Ward rotas, and saying no kindly.' },
  farah: {
    ...NOBODY,
    to: 'cohort',
    other: 'In the canteen on Tuesdays',
    about: 'Mentoring across two languages.',
  },
  beatriz: { ...NOBODY, to: 'set', phone: '+44 20 7946 0018', about: 'Lo que un piloto cuesta de verdad.' },
  grace: { ...NOBODY, to: 'cohort', mail: 'grace.obi@example.org', about: 'Matching by hand.' },
} as const;
const NOTE = { state: 'partly', said: 'One of the two has answered, and would say yes.' };

/** What members have of their sets between two meetings. Done again it changes nothing. */
export async function memberLife({ tool, sessions }: Walk): Promise<void> {
  tool.setClock(0);
  const doorTo = (name: string) => {
    const session = sessions.get(name);
    return session && doorOf(tool, session);
  };
  for (const [name, body] of Object.entries(ENTRIES))
    await doorTo(name)?.('PUT /api/live/directory', { params: {}, body });
  for (const [name, session] of sessions) {
    if (session.role !== 'learner') continue;
    const door = doorOf(tool, session);
    const { set } = (await door('GET /api/live/sets/mine', NOTHING)) as AnswerOf<typeof mySet>;
    if (!set) continue;
    const between = (await door('GET /api/live/sets/:set/between', {
      params: { set: set.id },
      body: {},
    })) as AnswerOf<typeof betweenMeetings>;
    const own = between.actions.find(({ owner }) => owner === session.person);
    // Of those whose actions wait, one has noted nothing yet.
    if (own && name !== 'tom') {
      const params = { set: set.id, action: own.id };
      await door('PUT /api/live/sets/:set/actions/:action/note', { params, body: NOTE });
    }
    if (!between.missed) continue;
    const params = { set: set.id, n: String(between.missed.n) };
    const body = { quarter: true, said: 'I was on nights. Friday after two would do.' };
    await door('PUT /api/live/sets/:set/meetings/:n/word', { params, body });
  }
}
