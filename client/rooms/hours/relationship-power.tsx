import { t } from '../../core/i18n.ts';
import { Field, TickField } from '../../ui/field.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { NamesIn } from '../forms/name-warning.tsx';
import { isSevere, ruleOf, type PowerRule } from './relationship-faults.ts';
import type { AboutProps } from './relationship.types.ts';

/** Power between two people is not forbidden: it is said, its reason is asked, and that it was read is kept (rules R1 to R4). */
export function Power({ about, write, faults }: Pick<AboutProps, 'about' | 'write' | 'faults'>) {
  const rule = ruleOf(about.connection);
  const severe = rule !== undefined && isSevere(rule);
  return (
    <>
      <div class="notices" role="status">
        {rule && <Says rule={rule} />}
      </div>
      {severe && (
        <>
          <ReasonField about={about} write={write} missing={faults.has('reason')} />
          <ReadTick rule={rule} about={about} write={write} missing={faults.has('read')} />
        </>
      )}
    </>
  );
}

const Says = ({ rule }: { rule: PowerRule }) => (
  <div class={isSevere(rule) ? 'banner returned' : 'banner'}>
    {isSevere(rule) && <StateIcon state="returned" />}
    <p>
      {t(`hours.relationship.rule.${rule.toLowerCase() as Lowercase<PowerRule>}`)}
      {rule === 'R1' && <> {t('hours.relationship.rule.r1.hours')}</>}
    </p>
  </div>
);

const ReasonField = ({ about, write, missing }: Omit<TickProps, 'rule'>) => (
  <Field
    label={t('hours.relationship.reason')}
    help={t('hours.relationship.reason.help')}
    seenBy={t('hours.relationship.reason.seen')}
    error={missing ? t('hours.relationship.reason.missing') : undefined}
  >
    {(control) => (
      <>
        <textarea
          {...control}
          class="writing"
          maxLength={600}
          value={about.powerReason}
          onInput={(event) => write({ powerReason: event.currentTarget.value })}
        />
        <NamesIn texts={[about.powerReason]} />
      </>
    )}
  </Field>
);

interface TickProps extends Pick<AboutProps, 'about' | 'write'> {
  rule: string;
  missing: boolean;
}

export const ReadTick = ({ rule, about, write, missing }: TickProps) => (
  <TickField
    label={t('hours.relationship.read')}
    checked={about.warned.includes(rule)}
    change={(on) => write({ warned: [...about.warned.filter((one) => one !== rule), ...(on ? [rule] : [])] })}
    error={missing ? t('hours.relationship.read.missing') : undefined}
  />
);
