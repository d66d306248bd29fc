import { useAct, type Act } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TickField } from '../../ui/field.tsx';
import type { Template } from './business-case.types.ts';
import { shareAnswer, withdrawLink, type LeaderLink } from './leaders.state.ts';

/** One link: for whom, what it shows, how it stands, and what came back. */
export function LeaderLine({ link, template }: { link: LeaderLink; template: Template }) {
  const act = useAct();
  const { reader, number, state } = link;
  const day = dayText(ownDay(state === 'open' ? link.until : (link.closedAt ?? link.until)));
  return (
    <li class="stack tight">
      <h3 class="small-heading">
        <bdi>{reader === '' ? t('case.leaders.somebody') : reader}</bdi>
      </h3>
      <p>{t(`case.leaders.state.${state}`, { number, day })}</p>
      <p class="help">{titlesOf(template, link.sections)}</p>
      {state === 'open' && <Withdraw act={act} id={link.id} />}
      {link.answer && <Answer link={link} act={act} />}
      {act.error.value && <Problem error={act.error.value} />}
    </li>
  );
}

const titlesOf = ({ sections }: Template, shown: readonly string[]): string =>
  shown.length === sections.length
    ? t('case.leaders.all')
    : sections
        .filter(({ slug }) => shown.includes(slug))
        .map(({ title }) => title[lang.value])
        .join(' · ');

const Withdraw = ({ act, id }: { act: Act; id: string }) => (
  <p class="row">
    <button
      class="btn quiet small flush"
      type="button"
      aria-busy={act.busy.value === 'withdraw'}
      onClick={() => act.run('withdraw', () => withdrawLink(id))}
    >
      {t('case.leaders.withdraw')}
    </button>
  </p>
);

/** Their answer, by the questions that they were asked; the trainers of the run read it if the learner says so. */
function Answer({ link, act }: { link: LeaderLink; act: Act }) {
  return (
    <details class="stack">
      <summary>{t('case.leaders.answer')}</summary>
      <dl class="facts">
        {(link.answer ?? []).map(({ label, lines, table }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {lines.map((line, at) => (
                <p key={at}>{line}</p>
              ))}
              {table.length > 1 && <Points rows={table.slice(1)} />}
            </dd>
          </div>
        ))}
      </dl>
      <TickField
        label={t('case.leaders.share')}
        help={t('case.leaders.share.help')}
        checked={link.sharedAt !== null}
        change={(shared) => act.run('share', () => shareAnswer(link.id, shared))}
      />
    </details>
  );
}

/** What has to change: the point first, then where and how much it matters. */
const Points = ({ rows }: { rows: readonly (readonly string[])[] }) => (
  <ul>
    {rows.map(([point, ...about], at) => (
      <li key={at}>
        {point} <span class="help">{about.filter((one) => one !== '').join(' · ')}</span>
      </li>
    ))}
  </ul>
);
