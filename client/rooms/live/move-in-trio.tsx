import { type Act, useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { OfStep } from './of-step.tsx';
import { moveInto, type TriosOfStep } from './trio.state.ts';
import { personText } from './triad-words.ts';

const NONE = 'none';

const NOTHING = { person: '', to: '', reason: '' };

function useMove(step: TriosOfStep) {
  const draft = useDraft(`live/trio/${step.of.module}/${step.of.step}`, NOTHING);
  const act = useAct();
  const { person, to, reason } = draft.value.value;
  const isWhole = person !== '' && to !== '' && reason.trim() !== '';
  const move = () => {
    const sent = draft.value.peek();
    act.run('move', async () => {
      await moveInto({ ...step.of, person }, { to: to === NONE ? null : to, reason: reason.trim() });
      draft.sent(sent);
    });
  };
  const write = (part: Partial<typeof NOTHING>) => draft.write({ ...draft.value.peek(), ...part });
  return { wanted: draft.value.value, ready: draft.ready.value, write, act, isWhole, move };
}

/** Somebody into another trio, or into none, with the reason kept. */
export function MoveInTrio({ step }: { step: TriosOfStep }) {
  const { wanted, ready, write, act, isWhole, move } = useMove(step);
  return (
    <details>
      <summary>
        {t('live.trio.move')}
        <OfStep step={step} />
      </summary>
      <div class="sheet stack tight" inert={!ready}>
        <Choice
          label={t('live.trio.move.who')}
          value={wanted.person}
          choose={(person) => write({ person })}
          options={peopleOf(step)}
        />
        <Choice
          label={t('live.trio.move.to')}
          value={wanted.to}
          choose={(to) => write({ to })}
          options={placesOf(step)}
        />
        <Field label={t('live.trio.move.reason')} help={t('live.trio.move.reason.help')}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={400}
              value={wanted.reason}
              onInput={(event) => write({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <Press step={step} isWhole={isWhole} act={act} move={move} />
        {act.error.value && <Problem error={act.error.value} act />}
      </div>
    </details>
  );
}

interface PressProps {
  step: TriosOfStep;
  isWhole: boolean;
  act: Act;
  move: () => void;
}

const Press = ({ step, isWhole, act, move }: PressProps) => (
  <p>
    <button
      class="btn"
      type="button"
      aria-disabled={!isWhole}
      aria-busy={act.busy.value === 'move'}
      onClick={() => isWhole && move()}
    >
      {t('live.trio.move.do')}
      <OfStep step={step} />
    </button>
  </p>
);

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

interface ChoiceProps {
  label: string;
  value: string;
  choose: (key: string) => void;
  options: readonly Option[];
}

function Choice({ label, value, choose, options }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
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
