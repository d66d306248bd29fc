import { expect } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { openAsked, openOwnAsk, peerAsks } from '../../server/rooms/review/peer.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said, versionsKit, type VersionsKit } from './case-versions-kit.ts';

type Method = 'GET' | 'PUT' | 'POST';
interface Answered<T> {
  status: number;
  body: T;
}
type Refused = { error: { code: string } & Record<string, unknown> };

export type Lists = AnswerOf<typeof peerAsks>;
export type Own = AnswerOf<typeof openOwnAsk>;
export type Asked = AnswerOf<typeof openAsked>;

/** What tests of asking peers say: ask for a section, read it, write, send, answer. */
export interface PeerKit extends VersionsKit {
  peers<T = Refused>(method: Method, path: string, who: Entered, body?: unknown): Promise<Answered<T>>;
  /** Asks people to read a section as it stands; answers the status. */
  asks(author: Entered, section: string, readers: readonly Entered[], note?: string): Promise<number>;
  lists(who: Entered): Promise<Lists>;
  /** Id of what one was asked to read of a section, the newest. */
  asked(reader: Entered, section: string): Promise<string>;
  comments(reader: Entered, ask: string, value: object, comment?: string): Promise<Answered<Refused>>;
  sends(reader: Entered, ask: string): Promise<number>;
  own(author: Entered, ask: string): Promise<Own>;
  reads(reader: Entered, ask: string): Promise<Asked>;
}

/** A comment on a section as a whole. */
export const on = (section: string, body: string, kind = 'question') => ({
  anchor: { kind: 'section', section },
  kind,
  body,
  wording: null,
});

/** One on words of it, with others to take in their place. */
export const onWords = (section: string, quote: string, wording: string) => ({
  anchor: { kind: 'text', section, quote, from: 0, to: quote.length, before: '', after: '' },
  kind: 'suggestion',
  body: 'Shorter?',
  wording,
});

export async function peerKit(): Promise<PeerKit> {
  const kit = await versionsKit();
  const peers: PeerKit['peers'] = async (method, path, { token }, body) =>
    (await kit.tool.call(method, `/api/review/peers${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    })) as never;
  const opened = async <T>(who: Entered, path: string) => {
    const answer = await peers<T>('GET', path, who);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const lists = (who: Entered) => opened<Lists>(who, '');
  return {
    ...kit,
    peers,
    lists,
    async asks(author, section, readers, note = '') {
      const revision = (await kit.seen(author))[section] ?? 0;
      const numbers = readers.map(({ me }) => me.number);
      const body = { write: hex(), section, revision, readers: numbers, note };
      const { status } = await peers('POST', '', author, body);
      kit.tool.clock.forward(1000);
      return status;
    },
    asked: async (reader, section) =>
      (await lists(reader)).asked.find((one) => one.section === section)?.id ?? '',
    comments: (reader, ask, value, comment = hex()) =>
      peers('PUT', `/asked/${ask}/comments/${comment}`, reader, { write: hex(), revision: 0, value }),
    sends: async (reader, ask) => (await peers('POST', `/asked/${ask}/send`, reader)).status,
    own: (author, ask) => opened<Own>(author, `/own/${ask}`),
    reads: (reader, ask) => opened<Asked>(reader, `/asked/${ask}`),
  };
}

/** Writes in a section and asks somebody to read it; answers the id of what they were asked. */
export async function askedFor(kit: PeerKit, author: Entered, reader: Entered, section: string) {
  await kit.write(author, section, said(`Two of every nine leave. ${section}`));
  expect(await kit.asks(author, section, [reader])).toBe(200);
  return kit.asked(reader, section);
}
