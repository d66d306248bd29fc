import './copies.css';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Icon } from '../../ui/icon.tsx';
import { dismiss, type Reminder, reminders } from './copies.state.ts';

/** What waits, as quiet lines that can be put away. Nothing where nothing is due, and nothing before an answer. */
export function ReminderLines({ most = 3 }: { most?: number }) {
  const list = useData(reminders()).data.value?.reminders ?? [];
  const act = useAct();
  const place = useFocusKept<HTMLElement>();
  if (list.length === 0) return null;
  return (
    <section class="reminder-lines" aria-label={t('hours.reminder.heading')} tabIndex={-1} ref={place}>
      <ul role="list">
        {list.slice(0, most).map((one) => (
          <li key={one.key}>
            <Icon name="bell" />
            <p>
              {sentence(one)} <Ways of={one} />
            </p>
            <button
              class="btn quiet small"
              type="button"
              aria-label={t('hours.reminder.dismiss-what', { what: sentence(one) })}
              aria-busy={act.busy.value === one.key}
              onClick={() => act.run(one.key, () => dismiss(one.key))}
            >
              {t('hours.reminder.dismiss')}
            </button>
          </li>
        ))}
      </ul>
      {act.error.value && <Problem error={act.error.value} act />}
    </section>
  );
}

const sentence = ({ what, label }: Reminder): string =>
  t(`hours.reminder.${what}`, { label: label ?? t('hours.reminder.group') });

/** Where it is seen to. Falling behind has two ways out (rule P2). */
function Ways({ of: { what, relationship, entry } }: { of: Reminder }) {
  if (what === 'behind')
    return (
      <>
        <a href="/app/hours/relationships/new">{t('hours.reminder.way.add')}</a>{' '}
        <a href="/app/hours">{t('hours.reminder.way.plan')}</a>
      </>
    );
  if (entry !== null) return <a href={`/app/hours/entries/${entry}`}>{t('hours.reminder.way.look')}</a>;
  if (relationship !== null)
    return <a href={`/app/hours/relationships/${relationship}`}>{t('hours.reminder.way.look')}</a>;
  return null;
}
