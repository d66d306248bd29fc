import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { leaderLinksOf, type LeaderLinks } from './review.state.ts';

/** What people who decide have said of this learner's versions, as far as the learner shares it (N10). */
export const LeaderAnswers = ({ person }: { person: string }) => (
  <Loaded of={leaderLinksOf(person)} part>
    {({ links }) => {
      const sent = links.filter(({ state }) => state === 'sent');
      return (
        sent.length > 0 && (
          <details class="fold">
            <summary>{t('review.leaders', { count: sent.length })}</summary>
            <div class="stack">
              {sent.map((link, at) => (
                <OneAnswer key={at} link={link} />
              ))}
            </div>
          </details>
        )
      );
    }}
  </Loaded>
);

function OneAnswer({ link: { number, closedAt, answer } }: { link: LeaderLinks['links'][number] }) {
  const day = closedAt === null ? '' : dayText(ownDay(closedAt));
  return (
    <section class="stack tight">
      <h3 class="small-heading">{t('review.leaders.of', { number: number ?? 0, day })}</h3>
      {answer === null ? (
        <p class="help">{t('review.leaders.private')}</p>
      ) : (
        <dl class="facts">
          {answer.map(({ label, lines, table }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {[...lines, ...table.slice(1).map((cells) => cells.filter(Boolean).join(' · '))].map(
                  (line, at) => (
                    <p key={at}>{line}</p>
                  ),
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
