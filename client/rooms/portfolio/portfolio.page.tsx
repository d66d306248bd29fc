import './portfolio.css';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { SeenBy } from '../../ui/seen-by.tsx';
import { Title } from '../../ui/title.tsx';
import { listed } from './portfolio.state.ts';
import { PARTS } from './portfolio.types.ts';
import { TakeAway } from './take-away.tsx';

/** Everything collected so far, and how much there is of each. */
const PortfolioPage = () => (
  <>
    <Title text={t('portfolio.title')} />
    <p class="lede">{t('portfolio.lede')}</p>
    <p>
      <SeenBy>{t('portfolio.seen')}</SeenBy>
    </p>
    <Loaded of={listed()}>
      {({ documents }) => (
        <ul class="portfolio-list" role="list">
          {documents.map(({ kind, count, savedAt }) => (
            <li key={kind}>
              <h2>
                <a href={`/app/portfolio/${kind}`}>{t(`portfolio.${kind}`)}</a>
              </h2>
              <p>{t(`portfolio.${kind}.lede`)}</p>
              <p class="help">
                {savedAt
                  ? t('portfolio.holds', {
                      what: t(`portfolio.${kind}.count`, { count }),
                      time: momentText(savedAt),
                    })
                  : t('portfolio.nothing')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
    <TakeAway kinds={PARTS} />
  </>
);
export const portfolioPage: Page = { Component: PortfolioPage, needs: () => [listed()] };
