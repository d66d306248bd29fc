import { pathOf, PLAIN } from '../forms/filled.ts';

export const ANSWERS = '/app/sets/answers';
export const OUTCOME = '/app/sets/outcome';

export const answersPath = ({ set, n }: { set: string; n: number }): string => `${ANSWERS}/${set}/${n}`;
export const notesPath = (subject: string): string =>
  pathOf({ form: 'facilitator-notes', variant: PLAIN, subject });
