import './live.css';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { dayText, momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Title } from '../../ui/title.tsx';
import { calendar, takeSessions } from './live.state.ts';
import { type Calendar, type Line, sessionPath } from './live.types.ts';
import { SETS } from './sets-desk.types.ts';
import { movedText, ownZoneText, soonText } from './live-words.ts';
import { MoveSession } from './move-session.tsx';
import { RhythmForm } from './rhythm-form.tsx';

/** All live sessions of a run as its trainers see them: the rhythm, and what is otherwise. */
const CalendarPage = () => <Loaded of={calendar()}>{(data) => <Whole data={data} />}</Loaded>;
export const calendarPage: Page = { Component: CalendarPage, needs: () => [calendar()] };

function Whole({ data }: { data: Calendar }) {
  const act = useAct();
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title text={t('live.desk.title')} tab={t('live.sessions')} />
        <p class="lede">{ledeOf(data)}</p>
        <Elsewhere />
      </header>
      <RhythmForm data={data} />
      <section class="stack" aria-labelledby="h-sessions">
        <div class="row apart">
          <h2 id="h-sessions">{t('live.desk.sessions', { count: data.sessions.length })}</h2>
          <button
            class="btn quiet small"
            type="button"
            aria-busy={act.busy.value === 'file'}
            onClick={() => act.run('file', () => takeSessions())}
          >
            {t('live.file.all')}
          </button>
        </div>
        {ownTimeZone() !== data.zone && <p class="help">{ownZoneText()}</p>}
        {act.error.value && <Problem error={act.error.value} act />}
        <ol class="live-rows" role="list">
          {data.sessions.map((line) => (
            <Row key={line.number} line={line} data={data} />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** Sets meet beside the sessions, and both are evaluated. */
const Elsewhere = () => (
  <p class="row">
    <a class="sets-link" href={SETS}>
      {t('core.place.sets')}
    </a>
    <a class="sets-link" href="/app/sets/answers">
      {t('live.desk.evaluations')}
    </a>
  </p>
);

function ledeOf({ startsOn, sessions, now }: Calendar): string {
  if (startsOn === null) return t('live.desk.no-start');
  const left = sessions.filter(({ endsAt }) => endsAt !== null && endsAt > now).length;
  return t('live.desk.lede', { start: dayText(startsOn, 'year'), left, held: sessions.length - left });
}

/** "Set · Both languages": what is not the same for all. */
const kindText = ({ kind, language }: Line): string =>
  [kind === 'set' && t('live.desk.set'), language !== null && t(`live.desk.in.${language}`)]
    .filter(Boolean)
    .join(' · ');

function Row({ line, data }: { line: Line; data: Calendar }) {
  const [open, setOpen] = useState(false);
  const button = useFocusKept<HTMLButtonElement>();
  const moved = movedText(line);
  const isPast = line.endsAt !== null && line.endsAt <= data.now;
  return (
    <li class={isPast ? 'past' : undefined}>
      <div class="live-row">
        <p class="what">
          <a href={sessionPath(line)}>
            {line.number} {line.title}
          </a>
          <span class="help">{kindText(line)}</span>
        </p>
        <p class="when">
          {line.startsAt === null ? t('live.when.unset') : momentText(line.startsAt)}{' '}
          <span class="help">{[soonText(line, data.now), moved].filter(Boolean).join(' ')}</span>
        </p>
        <p class="change">
          <button
            ref={button}
            class="btn quiet small"
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t('live.desk.change')} <span class="visually-hidden">{line.title}</span>
          </button>
        </p>
      </div>
      {open && <MoveSession line={line} data={data} close={() => setOpen(false)} />}
    </li>
  );
}
