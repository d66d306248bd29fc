import './triad.css';
import { ownTimeZone } from '../../core/calendar.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { TRIAD_STATES } from '../../../server/rooms/live/triad-roles.rule.ts';
import { stepPath } from './live.types.ts';
import { MakeTrios } from './make-trios.tsx';
import { MoveInTrio } from './move-in-trio.tsx';
import { type Trio, trios, type Trios, type TriosOfStep } from './trio.state.ts';
import { namesText, personText, triadStates, whenText } from './triad-words.ts';

/** The triads of a cohort, step by step: who practises with whom, and how far each trio is. */
const TriosPage = () => <Loaded of={trios()}>{(data) => <Whole data={data} />}</Loaded>;
export const triosPage: Page = { Component: TriosPage, needs: () => [trios()] };

const Whole = ({ data }: { data: Trios }) => (
  <div class="stack loose">
    <header class="stack tight">
      <Title text={t('live.trio.title')} />
      <p class="lede">{t('live.trio.lede')}</p>
      {data.steps.some(({ trios: all }) => all.some(({ at }) => at !== null)) && (
        <p class="help">{t('live.triad.zone', { zone: ownTimeZone().replaceAll('_', ' ') })}</p>
      )}
    </header>
    {data.steps.map((step) => (
      <OneStep key={step.of.step} step={step} />
    ))}
  </div>
);

function OneStep({ step }: { step: TriosOfStep }) {
  const { of } = step;
  const id = `h-${of.step}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="stack tight">
        <h2 id={id}>
          <a href={stepPath(of)}>
            {of.number} {of.title[lang.value]}
          </a>
        </h2>
        <p>{glanceOf(step)}</p>
      </div>
      {step.trios.length > 0 && (
        <ul class="trio-rows" role="list">
          {step.trios.map((trio) => (
            <Row key={trio.id} trio={trio} />
          ))}
        </ul>
      )}
      {step.without.length > 0 && <MakeTrios step={step} />}
      {step.trios.length > 0 && <MoveInTrio step={step} />}
    </section>
  );
}

/** "10 trios: 2 have no date, 5 are done." */
function glanceOf({ trios: all, without }: TriosOfStep): string {
  if (all.length === 0) return t('live.trio.none');
  const counts = TRIAD_STATES.map((state) => ({
    state,
    count: all.filter((trio) => trio.state === state).length,
  })).filter(({ count }) => count > 0);
  const states = counts.map(({ state, count }) => t(`live.trio.count.${state}`, { count })).join(', ');
  const rest = without.length > 0 ? ` ${t('live.trio.without', { count: without.length })}` : '';
  return `${t('live.trio.count', { count: all.length, states })}${rest}`;
}

function Row({ trio }: { trio: Trio }) {
  const waiting = trio.members.filter(({ id }) => trio.waitsFor.includes(id));
  return (
    <li>
      <div class="row apart">
        <span>
          <b>{t('live.trio.number', { number: trio.number })}</b>{' '}
          {trio.members.map((one, at) => (
            <span key={one.id}>
              {at > 0 && ', '}
              <PersonName name={personText(one)} />
            </span>
          ))}
        </span>
        <State state={triadStates[trio.state]} word={t(`live.triad.state.${trio.state}`)} />
      </div>
      <p class="help">{factsOf(trio).join(' ')}</p>
      {waiting.length > 0 && <p class="help">{t('live.trio.waits-for', { names: namesText(waiting) })}</p>}
      {trio.problems.length > 0 && (
        <p>{trio.problems.map((problem) => t(`live.trio.problem.${problem}`)).join(' ')}</p>
      )}
      {trio.moves.length > 0 && (
        <details>
          <summary>{t('live.trio.moves', { count: trio.moves.length })}</summary>
          <ul role="list">
            {trio.moves.map((move) => (
              <li key={move.at}>{moveText(move)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const factsOf = ({ at, pair, sheets, state }: Trio): string[] => [
  ...(pair ? [t('live.trio.pair')] : []),
  ...(at !== null && state !== 'done' ? [whenText(at)] : []),
  ...(sheets.due > 0 ? [t('live.trio.sheets', sheets)] : []),
];

const moveText = ({ person, from, to, reason, by }: Trio['moves'][number]): string =>
  t('live.trio.move.line', {
    person: personText(person),
    from: from === null ? t('live.trio.nowhere') : t('live.trio.number', { number: from }),
    to: to === null ? t('live.trio.nowhere') : t('live.trio.number', { number: to }),
    reason,
    by: personText(by),
  });
