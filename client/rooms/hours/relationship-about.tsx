import { t } from '../../core/i18n.ts';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { isLabel, tooMany } from './relationship-faults.ts';
import { PrivateLine } from './relationship-parts.tsx';
import { Power, ReadTick } from './relationship-power.tsx';
import type { About } from './relationship.state.ts';
import type { AboutProps } from './relationship.types.ts';

/** What is said of somebody who is mentored: a label, how one is connected to them, and the plan. */
export const AboutFields = (props: AboutProps) => (
  <>
    <LabelField {...props} />
    <PrivateLine
      label={t('hours.relationship.line')}
      help={t('hours.relationship.line.help')}
      value={props.about.line}
      write={(line) => props.write({ line })}
    />
    <ConnectionField {...props} />
    <Power {...props} />
    <FormatField {...props} />
    <SessionsField {...props} />
    <ManyOpen {...props} />
  </>
);

function labelError({ about: { label }, taken, faults }: AboutProps): string | undefined {
  if (taken.includes(label)) return t('hours.relationship.label.taken', { label });
  if (label !== '' && !isLabel(label)) return t('hours.relationship.label.name');
  return faults.has('label') ? t('hours.relationship.label.missing') : undefined;
}

function LabelField(props: AboutProps) {
  const { about, write, offer } = props;
  return (
    <Field
      label={t('hours.relationship.label')}
      help={t('hours.relationship.label.help')}
      seenBy={t('hours.relationship.label.seen')}
      error={labelError(props)}
    >
      {(control) => (
        <div class="row">
          <input
            {...control}
            class="input short"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={24}
            value={about.label}
            onInput={(event) => write({ label: asLabel(event.currentTarget.value) })}
          />
          {about.label !== offer && (
            <button class="btn small" type="button" onClick={() => write({ label: offer })}>
              {t('hours.relationship.label.offer', { label: offer })}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}

/** `m3` is meant as M3; a longer word stays as it was typed, so that it can be read as the name it is. */
const asLabel = (typed: string): string => (/^[a-z]{1,3}\d{0,2}$/.test(typed) ? typed.toUpperCase() : typed);

const CONNECTIONS = [
  'no-shared-line',
  'same-department',
  'same-team',
  'indirect-line',
  'i-manage-them',
  'they-manage-me',
  'i-assess-or-appraise-them',
  'other-organisation',
] as const satisfies readonly About['connection'][];

function ConnectionField({ about, write, faults }: AboutProps) {
  return (
    <FieldGroup
      label={t('hours.relationship.connection')}
      help={t('hours.relationship.connection.help')}
      seenBy={t('hours.relationship.connection.seen')}
      error={faults.has('connection') ? t('hours.relationship.connection.missing') : undefined}
    >
      <div class="picks">
        {CONNECTIONS.map((connection) => (
          <label key={connection}>
            <input
              type="radio"
              name="connection"
              value={connection}
              checked={about.connection === connection}
              // A warning that was ticked was about another answer.
              onChange={() => write({ connection, warned: about.warned.filter((rule) => rule === 'R8') })}
            />
            <span>{t(`hours.relationship.connection.${connection}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const FORMATS = ['one-to-one', 'peer', 'circle', 'spot', 'e-mentoring'] as const;

function FormatField({ about, write }: AboutProps) {
  return (
    <Field label={t('hours.relationship.format')}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={about.format}
          onChange={(event) => write({ format: event.currentTarget.value as About['format'] })}
        >
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(`hours.relationship.format.${format}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function SessionsField({ about, write }: AboutProps) {
  return (
    <Field label={t('hours.relationship.planned')} help={t('hours.relationship.planned.help')}>
      {(control) => (
        <select
          {...control}
          class="select short"
          value={String(about.sessionsPlanned)}
          onChange={(event) => write({ sessionsPlanned: Number(event.currentTarget.value) })}
        >
          {Array.from({ length: 12 }, (_, at) => (
            <option key={at} value={String(at + 1)}>
              {at + 1}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Many people at once (rule R8): from six a word, from seven one that is ticked. */
function ManyOpen({ about, write, others, faults }: AboutProps) {
  const weight = tooMany(others);
  if (!weight) return null;
  return (
    <>
      <p class="banner" role="status">
        {t('hours.relationship.rule.r8', { open: others + 1 })}
      </p>
      {weight === 'warn' && <ReadTick rule="R8" about={about} write={write} missing={faults.has('many')} />}
    </>
  );
}
