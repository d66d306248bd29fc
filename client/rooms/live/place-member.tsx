import { useState } from 'preact/hooks';
import { type Act, useAct } from '../../core/act.ts';
import { type Draft, useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { nameOf } from './sets-desk-words.ts';
import { placeMember } from './sets-desk.state.ts';
import type { SetOnDesk, SetPerson, SetsDesk } from './sets-desk.types.ts';

interface Wanted {
  who: string;
  to: string;
  why: string;
}

const NOTHING: Wanted = { who: '', to: '', why: '' };
/** In no set: an id is never this. */
const NONE = 'none';
const LONGEST = 400;

/** Puts somebody into another set, or into none, with the reason kept; also whoever is in none into this one. */
export function PlaceMember({ set, data }: { set: SetOnDesk; data: SetsDesk }) {
  const act = useAct();
  const draft = useDraft<Wanted>(`live/place/${set.id}`, NOTHING);
  const [done, setDone] = useState('');
  const people = [...set.members, ...data.without];
  const { who, to, why } = draft.value.value;
  const person = people.find(({ id }) => id === who);
  const isWhole = person !== undefined && to !== '' && why.trim() !== '';
  const save = () =>
    act.run('place', async () => {
      await placeMember(who, { to: to === NONE ? null : to, reason: why.trim() });
      const target = data.sets.find(({ id }) => id === to);
      const where = target ? t('live.sets.set', { number: target.number }) : t('live.sets.place.none');
      setDone(t('live.sets.place.done', { who: person ? nameOf(person) : '', where }));
      draft.clear();
    });
  return (
    <div class="stack" inert={!draft.ready.value}>
      <Boxes set={set} data={data} people={people} draft={draft} />
      <p role="status">{done}</p>
      <Refused act={act} />
      <p>
        <button
          class="btn"
          type="button"
          aria-busy={act.busy.value === 'place'}
          aria-disabled={!isWhole}
          onClick={() => isWhole && save()}
        >
          {t('live.sets.place.save')}
        </button>
      </p>
    </div>
  );
}

const Refused = ({ act }: { act: Act }) => {
  const error = act.error.value;
  if (!error) return null;
  return error.code === 'too-many-in-a-set' ? (
    <p role="status">{t('live.sets.place.full')}</p>
  ) : (
    <Problem error={error} act />
  );
};

interface BoxesProps {
  set: SetOnDesk;
  data: SetsDesk;
  people: readonly SetPerson[];
  draft: Draft<Wanted>;
}

function Boxes({ set, data, people, draft }: BoxesProps) {
  const { who, to, why } = draft.value.value;
  const write = (more: Partial<Wanted>) => draft.write({ ...draft.value.peek(), ...more });
  const isMember = set.members.some(({ id }) => id === who);
  const targets = data.sets.filter(({ id }) => who === '' || isMember === (id !== set.id));
  return (
    <>
      <div class="sets-fields">
        <Select
          label={t('live.sets.place.who')}
          value={who}
          change={(id) => write({ who: id, to: '' })}
          options={people.map((one) => [one.id, nameOf(one)] as const)}
        />
        <Select
          label={t('live.sets.place.to')}
          value={to}
          change={(id) => write({ to: id })}
          options={[
            ...targets.map(({ id, number }) => [id, t('live.sets.set', { number })] as const),
            ...(isMember ? [[NONE, t('live.sets.place.none')] as const] : []),
          ]}
        />
      </div>
      <Field label={t('live.sets.place.why')} help={t('live.sets.place.why.help')}>
        {(control) => (
          <input
            {...control}
            class="input"
            maxLength={LONGEST}
            value={why}
            onInput={(event) => write({ why: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

interface SelectProps {
  label: string;
  value: string;
  change: (value: string) => void;
  options: readonly (readonly [value: string, word: string])[];
}

const Select = ({ label, value, change, options }: SelectProps) => (
  <Field label={label}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value="">{t('live.sets.place.choose')}</option>
        {options.map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </select>
    )}
  </Field>
);
