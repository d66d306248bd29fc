import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { moveInto, type TriosOfStep } from './trio.state.ts';
import { personText } from './triad-words.ts';

const NONE = 'none';

function useMove(step: TriosOfStep) {
  const person = useSignal('');
  const to = useSignal('');
  const reason = useSignal('');
  const act = useAct();
  const isWhole = person.value !== '' && to.value !== '' && reason.value.trim() !== '';
  const move = () =>
    act.run('move', async () => {
      const body = { to: to.value === NONE ? null : to.value, reason: reason.value.trim() };
      await moveInto({ ...step.of, person: person.value }, body);
      for (const field of [person, to, reason]) field.value = '';
    });
  return { person, to, reason, act, isWhole, move };
}

/** Somebody into another trio, or into none, with the reason kept. */
export function MoveInTrio({ step }: { step: TriosOfStep }) {
  const { person, to, reason, act, isWhole, move } = useMove(step);
  return (
    <details>
      <summary>{t('live.trio.move')}</summary>
      <div class="sheet stack tight">
        <Choice label={t('live.trio.move.who')} value={person} options={peopleOf(step)} />
        <Choice label={t('live.trio.move.to')} value={to} options={placesOf(step)} />
        <Field label={t('live.trio.move.reason')} help={t('live.trio.move.reason.help')}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={400}
              value={reason.value}
              onInput={(event) => (reason.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <p>
          <button
            class="btn"
            type="button"
            disabled={!isWhole}
            aria-busy={act.busy.value === 'move'}
            onClick={move}
          >
            {t('live.trio.move.do')}
          </button>
        </p>
        {act.error.value && <Problem error={act.error.value} act />}
      </div>
    </details>
  );
}

interface Option {
  key: string;
  word: string;
}

const peopleOf = ({ trios, without }: TriosOfStep): Option[] =>
  [...trios.flatMap(({ members }) => members), ...without].map((one) => ({
    key: one.id,
    word: personText(one),
  }));

/** Where rounds have begun nobody is put in any more. */
const placesOf = ({ trios }: TriosOfStep): Option[] => [
  ...trios
    .filter(({ state, members }) => members.length < 4 && ['undated', 'dated', 'missed'].includes(state))
    .map(({ id, number, members }) => ({
      key: id,
      word: t('live.trio.place', { number, names: members.map(personText).join(', ') }),
    })),
  { key: NONE, word: t('live.trio.nowhere') },
];

function Choice({
  label,
  value,
  options,
}: {
  label: string;
  value: { value: string };
  options: readonly Option[];
}) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value.value}
          onChange={(event) => (value.value = event.currentTarget.value)}
        >
          <option value="">{t('live.trio.choose')}</option>
          {options.map(({ key, word }) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
