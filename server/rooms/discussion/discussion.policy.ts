import { mayPass, type Standing } from '../../core/permissions.ts';

/** A comment, as far as it matters for who may do what to it. */
export interface Target {
  /** Whose it is; undefined when its author was forgotten. */
  person?: string | undefined;
  gone: string;
  flagged: string;
}

type Who = Standing & { person: string; testUser: boolean };

const isOwn = (who: Who, { person }: Target): boolean => person === who.person;

/** A text that a trainer has hidden can be changed no more: it would be another one than was decided on. */
export const mayEdit = (who: Who, target: Target): boolean =>
  isOwn(who, target) && target.gone === '' && target.flagged !== 'hidden';

export const mayDelete = (who: Who, target: Target): boolean => isOwn(who, target) && target.gone === '';

/** Finding it helpful, and asking the trainers to look at it: of what others said and everybody reads. */
export const mayJudge = (who: Who, target: Target): boolean =>
  !isOwn(who, target) && target.gone === '' && target.flagged !== 'hidden';

/** Earlier texts of a comment: its author's and the trainers' to see. */
export const mayReadEarlier = (who: Who, target: Target): boolean =>
  target.gone === '' && (isOwn(who, target) || mayPass('trainer', who));
