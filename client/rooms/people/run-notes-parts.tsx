import { dayText, listText, t, written } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { LocalContacts } from './local-contacts.tsx';
import { runInfo } from './run.state.ts';

/** Who trains, how soon they answer, when the course rests. */
export function Notes() {
  const data = useData(runInfo()).data.value;
  if (!data) return null;
  const { trainers, promise, about, closures } = data;
  const names = trainers.map(({ name, number }) => name ?? t('run.notes.number', { number }));
  const rests = closures.filter(({ to }) => to >= today());
  return (
    <aside class="sheet outline" aria-labelledby="h-run-notes">
      <h2 class="small-heading" id="h-run-notes">
        {t('run.notes.title')}
      </h2>
      {written(about) && <p>{written(about)}</p>}
      {names.length > 0 && <p>{listText(names)}</p>}
      {written(promise) && <p>{written(promise)}</p>}
      {data.contacts.length > 0 && (
        <>
          <h3 class="small-heading">{t('run.notes.contacts')}</h3>
          <LocalContacts />
        </>
      )}
      {rests.map(({ from, to, why }) => (
        <p key={from} class="help">
          {t('run.notes.rests', { from: dayText(from), to: dayText(to) })} {why}
        </p>
      ))}
    </aside>
  );
}

export function Provisional() {
  const data = useData(runInfo()).data.value;
  return data?.provisional ? <span class="chip-note">{t('run.notes.provisional')}</span> : null;
}

/** In the reader's own zone: a rest that ended yesterday is no news. */
const today = (): string => new Intl.DateTimeFormat('sv').format(new Date());
