import { listText, momentText, t } from '../../core/i18n.ts';
import type { StateName } from '../../ui/icon.tsx';
import type { OwnTriad, TriadPage, TriadPerson } from './triad.types.ts';

export const triadStates = {
  undated: 'todo',
  dated: 'waiting',
  missed: 'returned',
  'under-way': 'doing',
  closing: 'doing',
  done: 'done',
} as const satisfies Record<OwnTriad['state'], StateName>;

export const personText = ({ name, number }: Pick<TriadPerson, 'name' | 'number'>): string =>
  name ?? (number === null ? t('live.triad.somebody') : t('live.triad.learner', { number }));

export const namesText = (people: readonly TriadPerson[]): string => listText(people.map(personText));

/** As whoever reads is called in a sentence. */
export const nameIn = ({ people }: TriadPage, person: string): string =>
  personText(people.find(({ id }) => id === person) ?? { name: null, number: null });

/** Of a pitch the one who practises presents, and the other one plays a leader. */
export const isPitch = ({ sheet }: TriadPage): boolean => sheet === 'pitch';

export const whenText = (at: number): string => momentText(new Date(at).toISOString());
