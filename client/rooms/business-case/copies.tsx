import './copies.words.ts';
import { useSignal, type Signal } from '@preact/signals';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { sendUnsent } from '../../core/unsent-left.ts';
import { Problem } from '../../shell/problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { CASE } from './business-case.types.ts';
import { copyOf, FORMATS, type Format } from './copies.state.ts';

export const READ = `${CASE}/print`;

/** Copies of the case to take away, in either language. One goes on writing while they are made. */
export function TakeCopies() {
  const chosen = useSignal<Lang>(lang.value);
  const { act, made, take } = useCopies(chosen);
  return (
    <div class="stack tight take-copies">
      <Menu
        button={
          <>
            <Icon name="copy" /> {t('case.copies.take')}
          </>
        }
      >
        <Languages chosen={chosen} />
        {FORMATS.map((format) => (
          <button key={format} type="button" onClick={() => take(format)}>
            {t(`case.copies.${format}`)}
          </button>
        ))}
        <a href={READ}>{t('case.copies.read')}</a>
      </Menu>
      <Progress making={FORMATS.find((format) => format === act.busy.value)} made={made.value} />
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

interface Made {
  format: Format;
  /** False: some words were on this device alone. */
  whole: boolean;
}

function useCopies(chosen: Signal<Lang>) {
  const act = useAct();
  const made = useSignal<Made | undefined>(undefined);
  const take = (format: Format) =>
    act.run(format, async () => {
      made.value = undefined;
      const wanted = chosen.peek();
      const whole = await sendUnsent();
      saveFile(await copyOf(format, wanted), `business-case.${wanted}.${format}`);
      made.value = { format, whole };
    });
  return { act, made, take };
}

const Progress = ({ making, made }: { making: Format | undefined; made: Made | undefined }) => (
  <p class="help" role="status">
    {making && t('case.copies.making', { what: t(`case.copies.${making}`) })}
    {made && t('case.copies.made', { what: t(`case.copies.${made.format}`) })}
    {made?.whole === false && ` ${t('case.copies.unsent')}`}
  </p>
);

function Languages({ chosen }: { chosen: Signal<Lang> }) {
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
