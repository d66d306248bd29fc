import { isStaff, type Standing } from '../../core/permissions.ts';
import type { ShownForm } from './form.rule.ts';

/** A person's one answer; a log has a subject for each entry, and later rooms have theirs. */
export const OWN = 'own';

/** Learners write their own answers; what a run writes together is written by those who hold it. */
export const mayWrite = (who: Standing, form: Pick<ShownForm, 'together'>): boolean =>
  form.together ? isStaff(who) : who.role === 'learner';

/** Whether the form can have an answer of this name here. */
export const mayName = (form: Pick<ShownForm, 'many'>, subject: string): boolean =>
  form.many === true || subject === OWN;
