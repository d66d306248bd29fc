import { minutesText, t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { entryPath, type Hours } from './hours.types.ts';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

/** A look through the log: what was asked about, what nobody was asked to confirm, what came late, how many weeks. */
export function HoursCheck({ log }: { log: Hours }) {
  const { entries, count, home } = log;
  const standing = entries.filter(({ state }) => state !== 'void');
  const checks = [
    { key: 'queried', found: standing.filter(({ state }) => state === 'queried') },
    { key: 'unasked', found: standing.filter(({ state, asks }) => state === 'claimed' && asks.length === 0) },
    { key: 'late', found: standing.filter(({ late }) => late) },
  ] as const;
  return (
    <>
      <p>
        {t('hours.check.sums', {
          counted: minutesText(count.counted),
          verified: minutesText(count.verified),
          weeks: count.weeks,
          least: home.numbers.weeks,
        })}
      </p>
      {checks.map(({ key, found }) => (
        <section key={key} class="stack tight">
          <h4>
            <State
              state={found.length === 0 ? 'done' : 'todo'}
              word={t(`hours.check.${key}`, { count: found.length })}
            />
          </h4>
          <ul class="hours-list" role="list">
            {found.map((entry) => (
              <li key={entry.id}>
                <a href={entryPath(entry.id)}>
                  {withWhom(entry, home.relationships)}, {entryDay(entry)}, {entryTimes(entry)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
