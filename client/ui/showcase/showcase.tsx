import '../tokens.css';
import '../base.css';
import '../base-page.css';
import '../base-voices.css';
import '../base-controls.css';
import '../base-lists.css';
import '../base-panels.css';
import '../base-helpers.css';
import '../plain.css';
import './showcase.css';
import { render } from 'preact';
import { SegmentedChoice } from '../choice.tsx';
import { Title } from '../title.tsx';
import { Lists } from './lists.tsx';
import { Saying } from './saying.tsx';
import { type ShowcaseWords, WORDS } from './showcase.words.ts';
import { Writing } from './writing.tsx';

/**
 * Every part in every state, for those who build pages and for the tests that look at them. The address says how:
 * `?lang=es`, `?look=dark`. It is no page of the product: no build contains it.
 */
type Lang = keyof typeof WORDS;
type Look = keyof ShowcaseWords['looks'];

const asked = new URLSearchParams(location.search);
const lang: Lang = asked.get('lang') === 'es' ? 'es' : 'en';
const look = (['light', 'dark'] as const).find((one) => one === asked.get('look')) ?? 'system';

function goTo(change: { lang?: Lang; look?: Look }): void {
  location.search = new URLSearchParams({ lang, look, ...change }).toString();
}

function Showcase() {
  const words = WORDS[lang];
  const other = lang === 'en' ? 'es' : 'en';
  const looks = (['system', 'light', 'dark'] as const).map((value) => ({ value, word: words.looks[value] }));
  return (
    <main class="page">
      <header class="stack">
        <Title text={words.title} />
        <p class="lede">{words.lede}</p>
        <div class="showcase-settings">
          <SegmentedChoice
            label={words.look}
            options={looks}
            value={look}
            choose={(to) => goTo({ look: to })}
          />
          <button class="btn" type="button" lang={other} onClick={() => goTo({ lang: other })}>
            {other === 'es' ? 'Español' : 'English'}
          </button>
        </div>
      </header>
      <div class="showcase">
        <Writing words={words} />
        <Lists words={words} lang={lang} />
        <Saying words={words} />
      </div>
    </main>
  );
}

const place = document.getElementById('parts');
document.documentElement.lang = lang;
if (look !== 'system') document.documentElement.dataset['look'] = look;
if (place) render(<Showcase />, place);
