import './live.css';
import { useAct, type Act } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { NoteBox } from '../course/note-box.tsx';
import { ownMeetings, sayAccount } from './attended.state.ts';

/** Below the step of a set: how many meetings count, and what may stand for one that was missed (L2). */
export function AccountInStep(props: SlotProps) {
  const { module, step } = props.step;
  const act = useAct();
  const data = useData(ownMeetings()).data.value;
  const own = data?.meetings.find((one) => one.module === module && one.step === step);
  if (!data || !own) return null;
  const { counted, needed } = data;
  const isMadeUp = own.state === 'made-up';
  return (
    <div class="stack">
      <p>{t(counted < needed ? 'live.attended.count' : 'live.attended.enough', { counted, needed })}</p>
      {(own.mayMakeUp || isMadeUp) && (
        <section class="live-session sheet" aria-labelledby="h-account">
          <h2 class="heading-small" id="h-account">
            {t('live.account')}
          </h2>
          <p class="help">{t('live.account.how')}</p>
          <NoteBox {...props} target="account" label={t('live.account.box')} size="text" />
          <Standing place={{ module, step }} isMadeUp={isMadeUp} act={act} />
        </section>
      )}
    </div>
  );
}

interface Props {
  place: { module: string; step: string };
  isMadeUp: boolean;
  act: Act;
}

function Standing({ place, isMadeUp, act }: Props) {
  const error = act.error.value;
  const refused = error?.code === 'account-empty' ? 'empty' : error?.code === 'account-used' ? 'used' : null;
  return (
    <div class="stack tight">
      <p role="status">
        {isMadeUp && t('live.account.stands')}
        {refused && t(`live.account.${refused}`)}
      </p>
      {error && !refused && <Problem error={error} act />}
      <p>
        <button
          class={isMadeUp ? 'btn quiet small' : 'btn'}
          type="button"
          aria-busy={act.busy.value === 'account'}
          onClick={() => act.run('account', () => sayAccount(place, !isMadeUp))}
        >
          {t(isMadeUp ? 'live.account.take-back' : 'live.account.stand')}
        </button>
      </p>
    </div>
  );
}
