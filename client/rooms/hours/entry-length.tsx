import { useState } from 'preact/hooks';
import { minutesText, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { DurationField } from '../../ui/duration-field.tsx';
import { LineField } from '../../ui/writing-field.tsx';
import { ClockField } from './clock-field.tsx';
import type { EntryDraft } from './entry-draft.ts';
import type { PartProps } from './entry-part.types.ts';
import { entryTimes } from './hours.view.ts';

const USUAL = [45, 60, 75, 90];
type Choice = number | 'other' | 'end';

const choiceOf = (length: EntryDraft['length']): Choice =>
  length === undefined || (length !== 'end' && !USUAL.includes(length)) ? 'other' : length;

/** Minutes together: one press for what is usual, a length as one likes to write it, or the time it ended at. */
export function LengthField(props: PartProps) {
  const { draft, change, verdict } = props;
  const [other, setOther] = useState(false);
  const chosen = other ? 'other' : choiceOf(draft.length);
  const choose = (choice: Choice) => {
    setOther(choice === 'other');
    if (choice !== 'other') change({ length: choice });
    else if (draft.length === 'end') change({ length: undefined });
  };
  return (
    <div class="length">
      <SegmentedChoice<Choice>
        label={t('hours.entry.length')}
        options={[
          ...USUAL.map((value) => ({ value, word: String(value) })),
          { value: 'other', word: t('hours.entry.length.other') },
          { value: 'end', word: t('hours.entry.length.end') },
        ]}
        value={chosen}
        choose={choose}
        error={verdict.says.length}
        help={
          verdict.entry
            ? t('hours.entry.length.times', { times: entryTimes(verdict.entry) })
            : t('hours.entry.length.help')
        }
      />
      {chosen === 'other' && <FreeLength {...props} />}
      {chosen === 'end' && <EndField {...props} />}
      <LengthNote {...props} />
    </div>
  );
}

const FreeLength = ({ draft, change, verdict, tried }: PartProps) => (
  <DurationField
    label={t('hours.entry.length.free')}
    help={t('hours.entry.length.free.help')}
    minutes={typeof draft.length === 'number' ? draft.length : undefined}
    change={(length) => change({ length })}
    understood={minutesText}
    notUnderstood={t('hours.entry.length.unread')}
    error={tried && verdict.missing === 'length' ? t('hours.entry.length.missing') : undefined}
  />
);

const EndField = ({ draft, change, verdict, tried }: PartProps) => (
  <ClockField
    label={t('hours.entry.end')}
    value={draft.end}
    change={(end) => change({ end })}
    gap={false}
    missing={tried && verdict.missing === 'end'}
  />
);

/** Rule H5: asked outside what is usual, needed when it is very long. It stays while it is written. */
function LengthNote({ draft, change, verdict: { note }, tried }: PartProps) {
  if (note === 'none' && draft.lengthNote === '') return null;
  return (
    <LineField
      label={t(note === 'needed' ? 'hours.entry.note.needed' : 'hours.entry.note')}
      help={t('hours.entry.note.help')}
      error={tried && note === 'needed' ? t('hours.entry.note.missing') : undefined}
      longest={140}
      value={draft.lengthNote}
      write={(text) => change({ lengthNote: text })}
    />
  );
}
