import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

const OWN = 'the-own-ask';
const ASKED = 'the-asked';

/** What Tom asked Neil to read, and Neil asked Tom; each is Tom’s. */
export const shownOfPeers: Record<string, Shown> = {
  'peer.ownAsk': {
    owner: 'tom',
    path: () => '/api/review/peers',
    things: ({ own }: { own: Thing[] }) => own,
  },
  'peer.ownOpened': {
    owner: 'tom',
    path: () => `/api/review/peers/own/${OWN}`,
    things: ({ lang: _lang, ...opened }: Thing) => [opened],
  },
  'peer.askedLine': {
    owner: 'tom',
    path: () => '/api/review/peers',
    things: ({ asked }: { asked: Thing[] }) => asked,
  },
  'peer.askedOpened': {
    owner: 'tom',
    path: () => `/api/review/peers/asked/${ASKED}`,
    things: ({ lang: _lang, ...opened }: Thing) => [opened],
  },
  'peer.peerToAsk': {
    owner: undefined,
    path: () => '/api/review/peers/people',
    things: ({ people }: { people: Thing[] }) => people,
  },
};

/** After both have written a rationale (`visibility-sharing.ts`). Ids of rows are made known ones, so that others ask for them too. */
export async function askPeersOfEverything(kit: GradeKit, tom: Entered): Promise<void> {
  const neil = await kit.enter({ site: 'moodle', person: 'neil' });
  const rows = kit.tool.database.connection.collection<{ _id: string }>('peerAsks');
  const at = kit.tool.clock.now();
  const said = { at, words: 'Kindly.' };
  for (const [author, reader, _id] of [
    [tom, neil, OWN],
    [neil, tom, ASKED],
  ] as const) {
    const { body } = await kit.tool.call('GET', '/api/business-case', { token: author.token });
    const { sections } = body as { sections: { slug: string; revision: number }[] };
    const revision = sections.find(({ slug }) => slug === 'rationale')?.revision;
    await kit.tool.call('POST', '/api/review/peers', {
      token: author.token,
      body: { write: hex(), section: 'rationale', revision, readers: [reader.me.number], note: 'Look.' },
    });
    const row = await rows.findOne({ person: author.me.id } as never);
    await rows.deleteOne({ _id: row?._id ?? '' });
    const times = { sentAt: at, openedAt: at, endedAt: at };
    await rows.insertOne({ ...row, _id, state: 'sent', ...times, thanks: said, declined: said } as never);
  }
}
