import { lang, t } from '../../core/i18n.ts';
import type { Misfit, Pasted } from './table-rows.ts';

const SHOWN = 5;

/** What became of a paste: how much is in, and what found no place, by its own words, so that nothing goes unseen. */
export function Misfits({ pasted: { misfits, count } }: { pasted: Pasted }) {
  return (
    <div class={misfits.length > 0 ? 'banner returned' : 'pasted'} role="status">
      <p>
        {t('forms.paste.done', { count })}{' '}
        {misfits.length > 0 && t('forms.paste.misfits', { count: misfits.length })}
      </p>
      {misfits.length > 0 && (
        <ul class="misfits">
          {misfits.slice(0, SHOWN).map((one, at) => (
            <li key={at}>{misfitText(one)}</li>
          ))}
          {misfits.length > SHOWN && <li>{t('forms.paste.more', { count: misfits.length - SHOWN })}</li>}
        </ul>
      )}
    </div>
  );
}

const misfitText = ({ text, row, column, why }: Misfit): string =>
  t(`forms.paste.${why}`, { text, row, column: column?.label[lang.value] ?? '' });
