import './copies.words.ts';
import { useSignal, type Signal } from '@preact/signals';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { useAct, type Act } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { sendUnsent } from '../../core/unsent-left.ts';
import { Problem } from '../../shell/problem.tsx';
import { useOwnId } from '../../ui/own-id.ts';

/** Something to be taken away. */
interface Taken {
  /** What the page calls it. */
  what: string;
  /** Its name among the downloads. */
  name: string;
  file(): Promise<Blob>;
}

export interface Taking {
  act: Act;
  /** What is being made or was made last; `whole` is false where some words were on this device alone. */
  last: Signal<{ what: string; whole: boolean } | undefined>;
  take(one: Taken): void;
}

/**
 * Makes one file at a time and saves it. Whoever turns to another page meanwhile finds it among the downloads all the same:
 * what is under way does not end with the page. `kept`: it is of a state that was kept, so that nothing is sent first.
 */
export function useTaking({ kept = false } = {}): Taking {
  const act = useAct();
  const last = useSignal<{ what: string; whole: boolean } | undefined>(undefined);
  const take = ({ what, name, file }: Taken) =>
    act.run(what, async () => {
      last.value = undefined;
      const whole = kept || (await sendUnsent());
      saveFile(await file(), name);
      last.value = { what, whole };
    });
  return { act, last, take };
}

export function TakingState({ of: { act, last } }: { of: Taking }) {
  const making = act.busy.value;
  return (
    <>
      <p class="help" role="status">
        {making !== '' && t('case.copies.making', { what: making })}
        {last.value && t('case.copies.made', { what: last.value.what })}
        {last.value?.whole === false && ` ${t('case.copies.unsent')}`}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}

export function Languages({ chosen }: { chosen: Signal<Lang> }) {
  const group = useOwnId();
  return (
    <fieldset class="looks">
      <legend>{t('case.copies.in')}</legend>
      {(['en', 'es'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={group}
            checked={chosen.value === one}
            onChange={() => void (chosen.value = one)}
          />
          {t(`case.copies.${one}`)}
        </label>
      ))}
      <p class="help">{t('case.copies.language')}</p>
    </fieldset>
  );
}
