import { type Act, useAct } from '../../core/act.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { accept, type WaitingHours as Waiting } from '../hours/cohort-hours.state.ts';
import { hoursAddress, learnerName, PATH, whenText } from '../hours/cohort-hours.words.tsx';
import { hoursThatWait, type HoursWait } from './hours-that-wait.ts';

const SHOWN = 3;

/** Hours that a trainer is asked about, the longest first: a date to accept is one press, an answer is one press away. */
export function WaitingHours({ hours }: { hours: Waiting }) {
  const act = useAct();
  const all = hoursThatWait(hours);
  if (all.length === 0) return null;
  return (
    <section class="group" aria-labelledby="h-hours">
      <h2 id="h-hours">{t('cohort.hours')}</h2>
      <ul class="rows" role="list">
        {all.slice(0, SHOWN).map((one) => (
          <li key={one.entry.id}>
            <div>
              <b>
                <PersonName name={learnerName(one.learner)} />
              </b>
              <p class="help">
                {whenText(one.entry)}. {t(`cohort.hours.${one.why}`, { time: momentText(one.since) })}
              </p>
            </div>
            <Decide one={one} act={act} />
          </li>
        ))}
      </ul>
      {act.error.value && <Problem error={act.error.value} act />}
      <p>
        <a href={PATH}>{t('cohort.hours.all')}</a>
      </p>
    </section>
  );
}

function Decide({ one: { why, learner, entry }, act }: { one: HoursWait; act: Act }) {
  const name = learnerName(learner);
  if (why === 'asked') return <State state="waiting" word={t('cohort.hours.theirs', { name })} />;
  const about = (
    <span class="visually-hidden"> {t('hours.cohort.about', { name, when: whenText(entry) })}</span>
  );
  if (why !== 'late')
    return (
      <a class="btn small" href={hoursAddress(learner)}>
        {t('cohort.hours.read')}
        {about}
      </a>
    );
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === entry.id}
      onClick={() => act.run(entry.id, () => accept({ person: learner.id, entry: entry.id }))}
    >
      {t('hours.cohort.accept')}
      {about}
    </button>
  );
}
