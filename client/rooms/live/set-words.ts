import { me } from '../../core/session.ts';
import { t } from '../../core/i18n.ts';
import type { Member } from './set.types.ts';

/** As the page names them: somebody without a name is a number, and whoever has left a neutral word. */
export function memberName({ name, number }: Pick<Member, 'name' | 'number'>): string {
  if (name !== null) return name;
  return number === null ? t('live.set.left') : t('live.set.learner', { number });
}

export const isMe = (person: string): boolean => me.value?.id === person;

/** The same in a sentence about several: the reader is "you". */
export function nameOf(members: readonly Member[], person: string): string {
  if (isMe(person)) return t('live.set.you');
  const member = members.find(({ id }) => id === person);
  return member ? memberName(member) : t('live.set.left');
}

/** "Opened by Inés Calder." */
export const hostText = (members: readonly Member[], host: string): string =>
  isMe(host) ? t('live.set.next.host.you') : t('live.set.next.host', { name: nameOf(members, host) });
