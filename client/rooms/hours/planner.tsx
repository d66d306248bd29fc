import { useState } from 'preact/hooks';
import { USUAL_SESSION } from '../../../server/rooms/hours/hours-pace.rule.ts';
import { type Forecast, PLAN_LIMITS, planOf } from '../../../server/rooms/hours/planner.rule.ts';
import { useAct } from '../../core/act.ts';
import { dayText, minutesText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { savePlan } from './hours.state.ts';
import type { Hours, Plan } from './hours.types.ts';
import { heldWith } from './hours.view.ts';
import { PairsDrawing } from './pairs-drawing.tsx';
import { Stepper } from './stepper.tsx';

/** Three people with six conversations each do not reach forty hours: it is said in week one (rule P5). */
const MENTEES = 3;

/** Pairs and conversations: what they come to by the last day, and what would add up where they do not. */
export function Planner({ log }: { log: Hours }) {
  const { home } = log;
  const act = useAct();
  const start: Plan = home.plan ?? {
    mentees: Math.max(MENTEES, home.relationships.length),
    sessions: home.numbers.sessions.final,
    ...USUAL_SESSION,
  };
  const [tried, setTried] = useState<Plan>();
  const plan = tried ?? start;
  const found = forecast(log, plan);
  const isKept = home.plan !== null && JSON.stringify(home.plan) === JSON.stringify(plan);
  return (
    <section class="stack block-space" aria-labelledby="h-plan" id="plan">
      <h2 id="h-plan">{t('hours.plan.title')}</h2>
      <div class="planner">
        <PairsDrawing log={log} plan={plan} />
        <div class="stack">
          <Numbers plan={plan} change={(some) => setTried({ ...plan, ...some })} />
          <Outcome found={found} plan={plan} log={log} />
          <div class="row">
            <button
              class="btn"
              type="button"
              aria-busy={act.busy.value !== ''}
              aria-disabled={isKept}
              onClick={() => {
                if (!isKept) act.run('keep', () => savePlan({ plan }));
              }}
            >
              {t(isKept ? 'hours.plan.kept' : 'hours.plan.keep')}
            </button>
          </div>
          {act.error.value && <Problem error={act.error.value} act />}
        </div>
      </div>
    </section>
  );
}

const forecast = ({ home, entries, count, pace }: Hours, plan: Plan): Forecast =>
  planOf({
    counted: count.counted,
    aroundCounted: count.byKind['prep-and-reflect'].counts,
    plan,
    pairs: home.relationships.map(({ id, endedAt }) => ({
      held: heldWith(entries, id).length,
      open: endedAt === null,
    })),
    numbers: home.numbers,
    weeksLeft: pace?.weeksLeft ?? null,
  });

const Numbers = ({ plan, change }: { plan: Plan; change: (some: Partial<Plan>) => void }) => (
  <div class="steppers">
    <Stepper
      label={t('hours.plan.mentees')}
      value={plan.mentees}
      from={1}
      to={PLAN_LIMITS.mentees}
      change={(mentees) => change({ mentees })}
      fewer={t('hours.plan.mentees.fewer')}
      more={t('hours.plan.mentees.more')}
    />
    <Stepper
      label={t('hours.plan.sessions')}
      value={plan.sessions}
      from={1}
      to={PLAN_LIMITS.sessions}
      change={(sessions) => change({ sessions })}
      fewer={t('hours.plan.sessions.fewer')}
      more={t('hours.plan.sessions.more')}
    />
  </div>
);

interface OutcomeProps {
  found: Forecast;
  plan: Plan;
  log: Hours;
}

const Outcome = (props: OutcomeProps) => (
  <div aria-live="polite" class="stack tight">
    <p class="forecast">{outcomeText(props)}</p>
    {!props.found.enough && <WaysThatAddUp {...props} />}
    <p class="help">{howText(props)}</p>
  </div>
);

function outcomeText({ found, log }: OutcomeProps): string {
  const { endsOn } = log.home.window;
  const total = minutesText(found.total);
  const sum =
    endsOn === null
      ? t('hours.plan.total', { total })
      : t('hours.plan.total.by', { total, end: dayText(endsOn, 'year') });
  const target = log.home.numbers.target / 60;
  return found.enough
    ? `${sum} ${t('hours.plan.enough', { target })}`
    : `${sum} ${t('hours.plan.short', { target, short: minutesText(found.short) })}`;
}

function WaysThatAddUp({ found: { would }, plan: { mentees, sessions } }: OutcomeProps) {
  const ways = [
    would.more !== null && t('hours.plan.would.more', { count: would.more }),
    would.mentees !== null && t('hours.plan.would.mentees', { mentees: would.mentees, sessions }),
    would.sessions !== null && t('hours.plan.would.sessions', { mentees, sessions: would.sessions }),
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return (
    <>
      <p>{t('hours.plan.would')}</p>
      <ul class="ways">
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </>
  );
}

function howText({ found, plan, log }: OutcomeProps): string {
  const how = t('hours.plan.how', {
    counted: minutesText(log.count.counted),
    ahead: found.ahead,
    each: minutesText(plan.minutes + plan.aroundMin),
    minutes: plan.minutes,
    around: plan.aroundMin,
  });
  if (found.surplus === 0) return how;
  return `${how} ${t('hours.plan.surplus', { surplus: minutesText(found.surplus) })}`;
}
