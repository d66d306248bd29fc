import { useState } from 'preact/hooks';
import { LINKED_MS, SESSION_KINDS } from '../../../server/rooms/hours/entry.rule.ts';
import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Field, TickField } from '../../ui/field.tsx';
import type { PartProps } from './entry-part.types.ts';
import { type Kind, OUTSIDE } from './hours.types.ts';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

const FIRST: readonly Kind[] = ['one-to-one', 'review'];
const MORE = ['e-mentoring', 'observe-and-talk', 'prep-and-reflect', 'does-not-count'] as const;

/** What it was: two kinds stand open, the others behind "More". A circle is chosen where one says who. */
export function KindField(props: PartProps) {
  const { draft, change } = props;
  const [more, setMore] = useState(false);
  if (draft.kind === 'circle') return <Participants {...props} />;
  const rest = more || !FIRST.includes(draft.kind);
  const choose = (kind: Kind | 'more') => {
    setMore(kind === 'more');
    if (kind !== 'more') change({ kind });
    else if (FIRST.includes(draft.kind)) change({ kind: 'e-mentoring' });
  };
  return (
    <>
      <SegmentedChoice<Kind | 'more'>
        label={t('hours.entry.kind')}
        options={[
          ...FIRST.map((value) => ({ value, word: t(`hours.kind.${value}`) })),
          { value: 'more', word: t('hours.entry.kind.more') },
        ]}
        value={rest ? 'more' : draft.kind}
        choose={choose}
      />
      {rest && <OtherKinds {...props} />}
    </>
  );
}

function OtherKinds(props: PartProps) {
  const { draft, change } = props;
  return (
    <>
      <Field label={t('hours.entry.kind.which')} help={t(`hours.kind.help.${draft.kind}`)}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={draft.kind}
            onChange={({ currentTarget }) => change({ kind: currentTarget.value as Kind })}
          >
            {MORE.map((kind) => (
              <option key={kind} value={kind}>
                {t(`hours.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.kind === 'observe-and-talk' && (
        <TickField
          label={t('hours.entry.shadowing')}
          checked={draft.shadowing}
          change={(shadowing) => change({ shadowing })}
        />
      )}
      {draft.kind === 'prep-and-reflect' && <Linked {...props} />}
      {draft.kind === 'does-not-count' && (
        <SegmentedChoice
          label={t('hours.entry.outside')}
          options={OUTSIDE.map((value) => ({ value, word: t(`hours.outside.${value}`) }))}
          value={draft.outside}
          choose={(outside) => change({ outside })}
        />
      )}
    </>
  );
}

const DAY_MS = 86_400_000;

/** The session that was prepared or thought over. */
function Linked({ draft, change, verdict, hours, tried }: PartProps) {
  const day = Date.parse(draft.day);
  const near = hours.entries.filter(
    (entry) =>
      entry.state !== 'void' &&
      SESSION_KINDS.includes(entry.kind) &&
      (draft.relationship === '' || entry.relationship === draft.relationship) &&
      Math.abs(entry.startedAt.getTime() - day) <= LINKED_MS + DAY_MS,
  );
  return (
    <Field
      label={t('hours.entry.linked')}
      error={tried || draft.linked !== '' ? verdict.says.linked : undefined}
      help={t('hours.entry.linked.help', { days: LINKED_MS / DAY_MS })}
    >
      {(control) => (
        <select
          {...control}
          class="select"
          value={draft.linked}
          onChange={({ currentTarget }) => change({ linked: currentTarget.value })}
        >
          <option value="">{t('hours.entry.linked.none')}</option>
          {near.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {withWhom(entry, hours.home.relationships)}, {entryDay(entry)}, {entryTimes(entry)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const Participants = ({ draft, change }: PartProps) => (
  <Field label={t('hours.entry.participants')} help={t('hours.kind.help.circle')}>
    {(control) => (
      <select
        {...control}
        class="select"
        value={draft.participants}
        onChange={({ currentTarget }) => change({ participants: Number(currentTarget.value) })}
      >
        {Array.from({ length: 11 }, (_, at) => at + 2).map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const AROUND = [0, 10, 20, 30];

/** Preparing and reflecting that belong to this session, in the same entry. */
export function AroundField({ draft, change }: PartProps) {
  if (!SESSION_KINDS.includes(draft.kind)) return null;
  const options = AROUND.includes(draft.around) ? AROUND : [...AROUND, draft.around];
  return (
    <SegmentedChoice
      label={
        <>
          {t('hours.entry.around')} <span class="help">{t('hours.entry.around.what')}</span>
        </>
      }
      options={options.map((value) => ({ value, word: String(value) }))}
      value={draft.around}
      choose={(around) => change({ around })}
    />
  );
}
