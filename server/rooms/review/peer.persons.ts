import type { Persons } from '../../core/persons.ts';
import { saying } from './peer.rule.ts';
import type { PeerStore } from './peer.store.ts';
import type { PeerAsk } from './peer.types.ts';

/**
 * What learners keep of one another’s sections. A learner takes away what others sent them, and what they wrote
 * themselves; not the section of another’s case.
 */
export const peerPersons = (asks: PeerStore): Persons => ({
  take: async (scope, person) => {
    const [own, asked] = await Promise.all([
      asks.wholes(scope, { person }),
      asks.wholes(scope, { reader: person }),
    ]);
    return {
      commentsFromPeers: own.map((ask) => ({
        ...about(ask),
        ...(ask.sentAt && written(ask)),
        answers: Object.values(ask.answers).map(({ value }) => value),
        thanks: ask.thanks,
      })),
      commentsForPeers: asked.map((ask) => ({ ...about(ask), ...written(ask), declined: ask.declined })),
    };
  },
  erase: (scope, person) => asks.forget(scope, person),
  join: (scope, pair) => asks.join(scope, pair),
  part: (scope, pair) => asks.part(scope, pair),
});

const about = ({ section, note, askedAt, state, sentAt }: PeerAsk) => ({
  section,
  note,
  askedAt,
  state,
  sentAt,
});

const written = ({ comments, draft: { value } }: PeerAsk) => ({
  ...value,
  comments: saying(comments).map(({ anchor, kind, body, wording }) => ({ anchor, kind, body, wording })),
});
