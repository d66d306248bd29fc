import { ownDay } from '../../core/calendar.ts';
import { useData } from '../../core/data.ts';
import { dayText, lang, listText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { SeenBy } from '../../ui/seen-by.tsx';
import { type OwnPart, ownParts, type OwnTogether } from './member.state.ts';
import { meetingPath } from './set.types.ts';
import { triadPath } from './triad.types.ts';

type Part = OwnPart['parts'][number];

/** Once each by the end of the course: what somebody has never been is worth a try (S1.8). */
const TO_TRY = ['presenter', 'opener', 'timekeeper', 'watcher', 'mentor', 'mentee', 'observer'] as const;
const PARTS = [...TO_TRY, 'notes', 'facilitator'] as const satisfies readonly Part[];

/** What somebody has been in meetings and triads so far, where, and what not yet. */
export function OwnParts() {
  const data = useData(ownParts()).data.value;
  if (!data) return null;
  const { history, together } = data;
  return (
    <section class="stack tight" aria-labelledby="h-parts">
      <h2 id="h-parts">{t('live.set.parts')}</h2>
      <Together of={together} />
      {history.length > 0 && <Had history={history} />}
    </section>
  );
}

/** L2, as far as it is done together. */
const Together = ({ of: { sets, triads } }: { of: OwnTogether }) => (
  <>
    <p>
      {t('live.set.together', {
        sets: sets.counted,
        setsOf: sets.of,
        setsNeeded: sets.needed,
        triads: triads.counted,
        triadsOf: triads.of,
        triadsNeeded: triads.needed,
      })}
    </p>
    {sets.counted < sets.needed && <p class="help">{t('live.set.together.account')}</p>}
    {me.value && (
      <p>
        <a class="set-link" href={`/app/learners/${me.value.id}`}>
          {t('live.set.together.all')}
        </a>
      </p>
    )}
  </>
);

function Had({ history }: { history: readonly OwnPart[] }) {
  const had = history.flatMap(({ parts }) => parts);
  const missing = TO_TRY.filter((part) => !had.includes(part));
  return (
    <>
      <p>
        {had.length === 0 ? t('live.set.parts.none') : `${countsText(had)}.`}{' '}
        <SeenBy>{t('live.set.parts.seen')}</SeenBy>
      </p>
      {had.length > 0 && missing.length > 0 && (
        <p class="help">
          {t('live.set.parts.to-try', {
            parts: listText(missing.map((part) => t(`live.set.parts.as.${part}`))),
          })}
        </p>
      )}
      <details>
        <summary>{t('live.set.parts.each')}</summary>
        <ol class="rows" role="list">
          {history.map((one) => (
            <Line key={one.at} one={one} />
          ))}
        </ol>
      </details>
    </>
  );
}

/** "2 turns, kept time once", as often as each was. */
const countsText = (had: readonly Part[]): string =>
  PARTS.map((part) => ({ part, count: had.filter((one) => one === part).length }))
    .filter(({ count }) => count > 0)
    .map(({ part, count }) => t(`live.set.parts.${part}`, { count }))
    .join(', ');

const Line = ({ one: { at, meeting, triad, parts } }: { one: OwnPart }) => (
  <li>
    <span class="what">
      {meeting && <a href={meetingPath(meeting.set, meeting.n)}>{t('live.set.meeting', { n: meeting.n })}</a>}
      {triad && (
        <a href={triadPath(triad.id)}>
          {triad.of.number} {triad.of.title[lang.value]}
        </a>
      )}
      <span class="help">{dayText(ownDay(at))}</span>
    </span>
    <span>{parts.length === 0 ? t('live.set.parts.there') : countsText(parts)}</span>
  </li>
);
