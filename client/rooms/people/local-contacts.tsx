import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { runInfo } from './run.state.ts';

/**
 * Whom to turn to where the reader is, as the trainers of the run wrote it. Needs the words `run-notes`. `promised`: the
 * text above says that they are here, so where nobody wrote any, that is said.
 */
export function LocalContacts({ promised = false }: { promised?: boolean }) {
  const data = useData(runInfo()).data.value;
  if (!data) return null;
  if (data.contacts.length === 0) return promised ? <p>{t('run.notes.contacts.none')}</p> : null;
  return (
    <dl class="contacts">
      {data.contacts.map(({ who, how }) => (
        <div key={who}>
          <dt>{who}</dt>
          <dd>{how}</dd>
        </div>
      ))}
    </dl>
  );
}
