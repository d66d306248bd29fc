import { manyWeight, powerRule } from '../../../server/rooms/hours/relationship.rule.ts';
import type { About } from './relationship.state.ts';
import type { Fault, Others } from './relationship.types.ts';

/** What is asked of whoever adds somebody to mentor, before the server is: the same that it would refuse. */

/** C1 */
const LABEL = /^[A-Z]{1,3}[0-9]{0,2}$/;
export const isLabel = (text: string): boolean => LABEL.test(text);

export type PowerRule = NonNullable<ReturnType<typeof powerRule>> | 'R4';

/** Which rule speaks to an answer (R1 to R4). */
export const ruleOf = (connection: About['connection']): PowerRule | undefined =>
  powerRule(connection) ?? (connection === 'same-team' ? 'R4' : undefined);

/** Read, ticked, and with a reason. */
export const isSevere = (rule: PowerRule): boolean => rule !== 'R4';

/** R8: others who are open already. */
export const tooMany = (others: number): 'nudge' | 'warn' | undefined => manyWeight(others + 1);

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
