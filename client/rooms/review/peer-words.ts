import { lang, momentText, t } from '../../core/i18n.ts';
import type { AskedLine, OwnAsk, Peer } from './peers.state.ts';

/** Where the platform withholds names, people are numbers; whoever has left is nobody by name. */
export function peerName({ name, number }: Peer): string {
  if (name !== null) return name;
  return number === 0 ? t('review.peers.gone') : t('review.peers.number', { number });
}

export const titleOf = ({ title }: Pick<OwnAsk | AskedLine, 'title'>): string => title[lang.value];

/** What is the matter with what one asked for. */
export function ownStateText({ state, askedAt, sentAt, reader, ...ask }: OwnAsk): string {
  const name = peerName(reader);
  if (state === 'ended') return t('review.peers.own.ended', { name });
  if (state === 'declined') return t('review.peers.own.declined', { name });
  if (state === 'sent' && sentAt !== null)
    return t(ask.openedAt === null ? 'review.peers.own.sent' : 'review.peers.own.read', {
      name,
      count: ask.comments,
      time: momentText(sentAt),
    });
  return t('review.peers.own.asked', { name, time: momentText(askedAt) });
}

export function askedStateText({ state, askedAt, sentAt, author, begun, news }: AskedLine): string {
  const name = peerName(author);
  if (news) return t('review.peers.asked.news', { name });
  if (state === 'ended') return t('review.peers.asked.ended', { name });
  if (state === 'declined') return t('review.peers.asked.declined', { name });
  if (state === 'sent' && sentAt !== null)
    return t('review.peers.asked.sent', { name, time: momentText(sentAt) });
  return t(begun ? 'review.peers.asked.begun' : 'review.peers.asked.waits', {
    name,
    time: momentText(askedAt),
  });
}

/** What waits for somebody: to be read, to be taken in, or to be heard of. */
export const waitsToRead = ({ state, news }: AskedLine): boolean => state === 'asked' || news;
export const waitsToTakeIn = ({ state, openedAt }: OwnAsk): boolean =>
  (state === 'sent' && openedAt === null) || state === 'declined';
