import './live.css';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateChanges } from './date-changes.tsx';
import { calendar, ownPractice, takeSessions } from './live.state.ts';
import { type Calendar, type Line, stepPath } from './live.types.ts';
import { movedText, soonText, whenText } from './live-words.ts';

/** The live sessions on the road map: the next one, and all of them below a fold. */
export function LiveLine() {
  const data = useData(calendar()).data.value;
  if (!data || data.sessions.length === 0) return null;
  const next = data.sessions
    .filter(({ endsAt }) => endsAt !== null && endsAt > data.now)
    .toSorted((one, other) => (one.startsAt ?? '').localeCompare(other.startsAt ?? ''))[0];
  return (
    <section class="live-line stack tight" aria-label={t('live.sessions')}>
      <DateChanges />
      <Next line={next} now={data.now} />
      <Nudge />
      <details>
        <summary>{t('live.all', { count: data.sessions.length })}</summary>
        <All data={data} />
      </details>
    </section>
  );
}

/** S3.12: said once on the map, and gone after the next session or meeting of one's set. */
function Nudge() {
  const practice = useData(ownPractice()).data.value;
  return practice?.nudge ? <p class="help">{t('live.nudge', { weeks: practice.weeks })}</p> : null;
}

function Next({ line, now }: { line: Line | undefined; now: string }) {
  if (!line) return <p>{t('live.none-next')}</p>;
  const moved = movedText(line);
  return (
    <p>
      <b>{t('live.next')}</b>{' '}
      <a href={stepPath(line)}>
        {line.number} {line.title}
      </a>
      {', '}
      {whenText(line)}. {[soonText(line, now), moved].filter(Boolean).join(' ')}
    </p>
  );
}

function All({ data }: { data: Calendar }) {
  const act = useAct();
  return (
    <div class="stack tight">
      <ol class="live-list" role="list">
        {data.sessions.map((line) => (
          <li key={line.number} class={line.endsAt !== null && line.endsAt <= data.now ? 'past' : undefined}>
            <a href={stepPath(line)}>
              {line.number} {line.title}
            </a>
            <span class="help">
              {line.startsAt === null ? t('live.when.unset') : momentText(line.startsAt)}
              {line.moved && line.moved.from && ` (${movedText(line)})`}
            </span>
          </li>
        ))}
      </ol>
      <p class="row">
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value === 'file'}
          onClick={() => act.run('file', () => takeSessions())}
        >
          {t('live.file.all')}
        </button>
        <a href="/app/hours/copies">{t('live.file.follow')}</a>
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}
