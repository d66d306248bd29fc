import { useState } from 'preact/hooks';
import { type Act, useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { clockText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { State } from '../../ui/icon.tsx';
import { useLooking } from './live-now.ts';
import { attendants, confirmAll, mark, type MarkValue } from './live.state.ts';
import type { Attendant, Attendants, LiveSession, Place } from './live.types.ts';
import { STATES } from './attendance-states.ts';

/** Who has checked in, confirmed with one press; and of each other one what the trainer knows. */
export function WhoIsHere({ data }: { data: LiveSession }) {
  const place: Place = { module: data.session.module, step: data.session.step };
  const [after, setAfter] = useState(0);
  const asked = useData(attendants(place, after));
  useLooking(asked, data);
  const page = asked.data.value;
  const act = useAct();
  useFocusKept();
  if (!page) return null;
  const { counts } = page;
  const confirm = () => act.run('confirm', async () => void (await confirmAll(place)));
  return (
    <section class="stack live-people" aria-labelledby="h-here">
      <div class="row apart">
        <h2 id="h-here">{t('live.desk.here')}</h2>
        <span class="help">{t('live.desk.here.count', { here: counts.attended, of: counts.learners })}</span>
      </div>
      <p class="help">{t('live.desk.here.how')}</p>
      {counts.checkedIn > 0 && (
        <p>
          <button class="btn main" type="button" aria-busy={act.busy.value === 'confirm'} onClick={confirm}>
            {t('live.desk.confirm', { count: counts.checkedIn })}
          </button>
        </p>
      )}
      {act.error.value && <Problem error={act.error.value} act />}
      <ul class="live-rows" role="list">
        {page.people.map((one) => (
          <Person key={one.id} one={one} place={place} act={act} />
        ))}
      </ul>
      <Pages page={page} after={after} go={setAfter} />
    </section>
  );
}

/** Those whom a trainer may choose; the last takes it back. */
const MARKS = ['here', 'late', 'left-early', 'excused', 'absent', 'made-up'] as const;

function Person({ one, place, act }: { one: Attendant; place: Place; act: Act }) {
  const name = one.name ?? t('live.desk.learner', { number: one.number });
  const chosen = MARKS.find((value) => value === one.state);
  const choose = (value: string) => {
    const next: MarkValue = MARKS.find((known) => known === value) ?? null;
    act.run(`mark ${one.id}`, async () => void (await mark(place, one.id, next)));
  };
  return (
    <li class="live-person">
      <span>
        <PersonName name={name} />
        <span class="help">
          {one.checkedInAt !== null && ` ${t('live.desk.since', { at: clockText(one.checkedInAt) })}`}
          {one.madeUpSaid && one.state !== 'made-up' && ` ${t('live.desk.made-up-said')}`}
        </span>
      </span>
      <State state={STATES[one.state]} word={t(`live.desk.state.${one.state}`)} />
      <select
        class="input"
        aria-label={t('live.desk.mark', { name })}
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('live.desk.mark.none')}</option>
        {MARKS.map((value) => (
          <option key={value} value={value}>
            {t(`live.desk.state.${value}`)}
          </option>
        ))}
      </select>
    </li>
  );
}

function Pages({ page, after, go }: { page: Attendants; after: number; go: (after: number) => void }) {
  if (after === 0 && page.next === null) return null;
  return (
    <p class="row">
      {after > 0 && (
        <button class="btn small" type="button" onClick={() => go(0)}>
          {t('live.desk.first')}
        </button>
      )}
      {page.next !== null && (
        <button class="btn small" type="button" onClick={() => go(page.next ?? 0)}>
          {t('live.desk.more-people')}
        </button>
      )}
    </p>
  );
}
