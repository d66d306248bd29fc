import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import type { PartProps } from './entry-part.types.ts';
import { CHANNELS } from './hours.types.ts';

const BREAKS = [0, 5, 10, 15, 20, 30, 45, 60];
const EVIDENCE = ['progress-record', 'log-entry', 'diary-entry', 'review-form'] as const;

/** Everything that an entry may hold and need not: it says that it can wait. */
export const CanWait = (props: PartProps) => (
  <details class="can-wait">
    <summary>
      {t('hours.entry.wait')} <span class="help">{t('hours.entry.wait.help')}</span>
    </summary>
    <div class="stack">
      {props.draft.kind !== 'e-mentoring' && <ChannelField {...props} />}
      <BreakField {...props} />
      <EvidenceField {...props} />
      <NoteField {...props} />
    </div>
  </details>
);

/** Messages are logged as an activity of their own; an entry that says otherwise already keeps it until it is changed. */
const ChannelField = ({ draft, change }: PartProps) => (
  <SegmentedChoice
    label={t('hours.entry.channel')}
    options={CHANNELS.filter((value) => value !== 'messages' || draft.channel === value).map((value) => ({
      value,
      word: t(`hours.channel.${value}`),
    }))}
    value={draft.channel}
    choose={(channel) => change({ channel })}
  />
);

const BreakField = ({ draft, change }: PartProps) => (
  <Field label={t('hours.entry.break')} help={t('hours.entry.break.help')}>
    {(control) => (
      <select
        {...control}
        class="select"
        value={draft.breakMin}
        onChange={({ currentTarget }) => change({ breakMin: Number(currentTarget.value) })}
      >
        {[...new Set([...BREAKS, draft.breakMin])].map((minutes) => (
          <option key={minutes} value={minutes}>
            {t('hours.minutes', { minutes })}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const EvidenceField = ({ draft, change }: PartProps) => (
  <FieldGroup label={t('hours.entry.evidence')} help={t('hours.entry.evidence.help')}>
    {EVIDENCE.map((one) => (
      <label key={one} class="tick">
        <input
          type="checkbox"
          checked={draft.evidence.includes(one)}
          onChange={({ currentTarget }) =>
            change({
              evidence: currentTarget.checked
                ? [...draft.evidence, one]
                : draft.evidence.filter((other) => other !== one),
            })
          }
        />
        <span>{t(`hours.evidence.${one}`)}</span>
      </label>
    ))}
  </FieldGroup>
);

const NoteField = ({ draft, change }: PartProps) => (
  <WritingField
    label={t('hours.entry.private')}
    seenBy={t('hours.entry.private.seen')}
    longest={2000}
    value={draft.privateNote}
    write={(text) => change({ privateNote: text })}
  />
);
