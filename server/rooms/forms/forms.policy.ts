import { isStaff, type Standing } from '../../core/permissions.ts';
import type { ShownForm } from './form.rule.ts';

/** A person's one answer; a log has a subject for each entry, and later rooms have theirs. */
export const OWN = 'own';

/**
 * Learners write their own answers; what a run writes together is written by those who hold it. About a thing of another
 * room writes whomever that room opens the form to.
 */
export function mayWrite(
  who: Standing,
  { together, opens_in }: Pick<ShownForm, 'together' | 'opens_in'>,
  subject: string,
): boolean {
  if (together) return isStaff(who);
  return who.role === 'learner' || (opens_in !== 'forms' && subject !== OWN);
}

/** Whether the form can have an answer of this name here. */
export const mayName = (form: Pick<ShownForm, 'many'>, subject: string): boolean =>
  form.many === true || subject === OWN;
