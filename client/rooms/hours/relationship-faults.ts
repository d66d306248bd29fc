import type { About } from './relationship.state.ts';
import type { Fault, Others } from './relationship.types.ts';

/** What is asked of whoever adds somebody to mentor, before the server is: the same that it would refuse. */

/** C1 */
const LABEL = /^[A-Z]{1,3}[0-9]{0,2}$/;
export const isLabel = (text: string): boolean => LABEL.test(text);

/** Which rule speaks to an answer (blueprint R1 to R4). */
const RULES = {
  'i-manage-them': 'R1',
  'indirect-line': 'R2',
  'they-manage-me': 'R2',
  'i-assess-or-appraise-them': 'R3',
  'same-team': 'R4',
} as const;
export type PowerRule = (typeof RULES)[keyof typeof RULES];

export const ruleOf = (connection: About['connection']): PowerRule | undefined =>
  connection !== null && connection in RULES ? RULES[connection as keyof typeof RULES] : undefined;

/** Read, ticked, and with a reason. */
export const isSevere = (rule: PowerRule): boolean => rule !== 'R4';

/** R8: others who are open already. */
export const tooMany = (others: number): 'nudge' | 'warn' | undefined =>
  others >= 6 ? 'warn' : others === 5 ? 'nudge' : undefined;

export function faultsOf(about: About, { taken, others }: Others): Fault[] {
  const rule = ruleOf(about.connection);
  const severe = rule !== undefined && isSevere(rule);
  const checks: Record<Fault, boolean> = {
    label: !isLabel(about.label),
    'label-taken': taken.includes(about.label),
    connection: about.connection === null,
    reason: severe && about.powerReason.trim() === '',
    read: severe && !about.warned.includes(rule),
    many: tooMany(others) === 'warn' && !about.warned.includes('R8'),
  };
  return (Object.keys(checks) as Fault[]).filter((fault) => checks[fault]);
}
