import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { Code, Consent, Facts } from './about-you-parts.tsx';
import { aboutYou, noLongerAsked, type AboutYou } from './about-you.state.ts';

/** Three questions; once they are answered, the code and the consent. */
export function Questions() {
  const about = useData(aboutYou()).data.value;
  if (!about) return null;
  const answered = Object.values(about.facts).every((one) => one !== null);
  const whole = answered && about.code.acknowledgedAt !== null && about.consent !== null;
  return (
    <section class="sheet" aria-labelledby="h-arrival">
      <h2 id="h-arrival">{t(answered ? 'people.arrival.more' : 'people.arrival')}</h2>
      {!whole && <p>{t(answered ? 'people.arrival.more.lede' : 'people.arrival.lede')}</p>}
      {answered ? <Rest about={about} /> : <Facts about={about} />}
      {whole && (
        <div class="row">
          <button class="btn" type="button" onClick={() => void noLongerAsked().catch(() => undefined)}>
            {t('people.arrival.close')}
          </button>
        </div>
      )}
      <p class="help">
        <a href="/app/about-you">{t('people.arrival.later')}</a>
      </p>
    </section>
  );
}

/** What has just been answered stays until the block is closed: it is where the focus is. */
const Rest = ({ about }: { about: AboutYou }) => (
  <>
    <Facts about={about} />
    <Code about={about} />
    <Consent about={about} />
  </>
);
