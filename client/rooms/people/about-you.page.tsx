import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { Code, Consent, Facts } from './about-you-parts.tsx';
import { aboutYou } from './about-you.state.ts';

/** What a learner has said of themselves, theirs to change at any time. */
const AboutYouPage = () => (
  <Loaded of={aboutYou()}>
    {(about) => (
      <div class="stack loose narrow">
        <header class="stack tight">
          <Title text={t('people.about')} />
          <p class="lede">{t('people.about.lede')}</p>
        </header>
        <section class="stack" aria-labelledby="h-facts">
          <h2 id="h-facts">{t('people.facts')}</h2>
          <Facts about={about} />
        </section>
        <Code about={about} />
        <Consent about={about} />
      </div>
    )}
  </Loaded>
);
export const aboutYouPage: Page = { Component: AboutYouPage, needs: () => [aboutYou()] };
