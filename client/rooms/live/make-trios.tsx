import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { OfStep } from './of-step.tsx';
import { makeTrios, proposeTrios, type TrioProposal, type TriosOfStep } from './trio.state.ts';
import { namesText } from './triad-words.ts';

/** Trios by rule of those who are in none: looked at before they are made, and changed by hand afterwards. */
export function MakeTrios({ step }: { step: TriosOfStep }) {
  const proposal = useSignal<TrioProposal | undefined>(undefined);
  const act = useAct();
  useFocusKept();
  const { value } = proposal;
  const propose = () =>
    act.run('propose', async () => {
      proposal.value = await proposeTrios(step.of);
    });
  const make = ({ trios }: TrioProposal) =>
    act.run('make', async () => {
      await makeTrios(
        step.of,
        trios.map(({ members }) => members.map(({ id }) => id)),
      );
      proposal.value = undefined;
    });
  return (
    <div class="stack tight">
      {!value && (
        <p>
          <button class="btn" type="button" aria-busy={act.busy.value === 'propose'} onClick={propose}>
            {t('live.trio.propose', { count: step.without.length })}
            <OfStep step={step} />
          </button>
        </p>
      )}
      {value && (
        <Proposal
          value={value}
          busy={act.busy.value === 'make'}
          make={make}
          drop={() => (proposal.value = undefined)}
        />
      )}
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

interface Props {
  value: TrioProposal;
  busy: boolean;
  make: (value: TrioProposal) => void;
  drop: () => void;
}

const Proposal = ({ value, busy, make, drop }: Props) => (
  <div class="sheet stack tight">
    <h3>{t('live.trio.proposal')}</h3>
    <p class="help">{t('live.trio.proposal.help')}</p>
    <ol class="rows tight">
      {value.trios.map(({ members, problems }) => (
        <li key={members[0]?.id ?? ''}>
          <span>{namesText(members)}</span>
          {problems.length > 0 && (
            <span class="help">{problems.map((problem) => t(`live.trio.problem.${problem}`)).join(' ')}</span>
          )}
        </li>
      ))}
    </ol>
    {value.left.length > 0 && <p>{t('live.trio.left', { names: namesText(value.left) })}</p>}
    <p class="row">
      {value.trios.length > 0 && (
        <button class="btn main" type="button" aria-busy={busy} onClick={() => make(value)}>
          {t('live.trio.make', { count: value.trios.length })}
        </button>
      )}
      <button class="btn quiet small" type="button" onClick={drop}>
        {t('live.trio.drop')}
      </button>
    </p>
  </div>
);
