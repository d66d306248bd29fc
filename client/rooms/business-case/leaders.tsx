import './leaders.words.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Title } from '../../ui/title.tsx';
import { CASE, type OpenedCase } from './business-case.types.ts';
import { keptVersions } from './hand-in.state.ts';
import { LeaderLine } from './leader-line.tsx';
import { leaderLinks } from './leaders.state.ts';
import { NewLink } from './new-link.tsx';

/** A version before the people who decide (N10): whom it was shown, what they answered, and a link for the next. */
export const ShowToLeaders = ({ opened }: { opened: OpenedCase }) => (
  <article class="case-away">
    <header class="case-head">
      <p class="over">
        <a href={CASE}>{t('case.leaders.back')}</a>
      </p>
      <Title text={t('case.leaders.title')} />
    </header>
    <Leaders opened={opened} />
  </article>
);

/** The same where a step asks for it. */
export function Leaders({ opened }: { opened: OpenedCase }) {
  return (
    <>
      <p>{t('case.leaders.lede')}</p>
      <Loaded of={keptVersions()} part>
        {({ versions }) => {
          const handedIn = versions.filter(({ made }) => made === 'submitted');
          return handedIn.length === 0 ? (
            <p>
              {t('case.leaders.none')} <a href={CASE}>{t('case.leaders.none.go')}</a>
            </p>
          ) : (
            <NewLink versions={handedIn} template={opened.template} />
          );
        }}
      </Loaded>
      <Loaded of={leaderLinks()} part>
        {({ links }) =>
          links.length > 0 && (
            <section class="stack" aria-labelledby="leader-links">
              <h2 id="leader-links">{t('case.leaders.links')}</h2>
              <ul class="rows" role="list">
                {links.map((link) => (
                  <LeaderLine key={link.id} link={link} template={opened.template} />
                ))}
              </ul>
            </section>
          )
        }
      </Loaded>
    </>
  );
}
