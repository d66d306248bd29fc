import '../../../../client/ui/tokens.css';
import '../../../../client/ui/base.css';
import '../../../../client/ui/base-page.css';
import '../../../../client/ui/base-controls.css';
import '../../../../client/ui/base-helpers.css';
import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { needWords, speak } from '../../../../client/core/i18n.ts';
import { RichTextBox } from '../../../../client/rooms/business-case/rich-text-box.tsx';
import { cleanedText, type RichText } from '../../../../server/rooms/business-case/rich-text.rule.ts';
import { WHOLE } from '../../../unit/rich-text-kit.ts';

/**
 * A page with a section alone, for what only a browser knows of it. The address says how: `?lang=es&look=dark`, `&words=6000`.
 * What it was told stands in `told`, and how often it was; a reload begins with it, as a section's page does.
 */
interface Told {
  last: RichText | null | undefined;
  times: number;
}
declare global {
  interface Window {
    told: Told;
  }
}

const asked = new URLSearchParams(location.search);
const lang = asked.get('lang') === 'es' ? 'es' : 'en';
const count = Number(asked.get('words') ?? 0);
window.told = { last: undefined, times: 0 };

const paragraphs = (words: number) =>
  Array.from({ length: Math.ceil(words / 60) }, () => ({
    type: 'paragraph',
    content: [{ type: 'text', text: 'mentoring '.repeat(60) }],
  }));
const kept = sessionStorage.getItem('told');
const begins = cleanedText(
  kept !== null ? JSON.parse(kept) : count > 0 ? { type: 'doc', content: paragraphs(count) } : WHOLE,
);

function Page() {
  const text = useSignal<RichText | null>(begins);
  return (
    <main class="page">
      <h1>Our case</h1>
      <h2>Rationale</h2>
      <RichTextBox
        value={text.value}
        change={(next) => {
          window.told = { last: next, times: window.told.times + 1 };
          sessionStorage.setItem('told', JSON.stringify(next));
          text.value = next;
        }}
        label="Rationale"
        lang={lang}
        ready
        thing="rationale"
        beside={<span class="help">Saved 10:42</span>}
      />
    </main>
  );
}

const place = document.getElementById('page');
document.documentElement.dataset['look'] = asked.get('look') ?? 'light';
await needWords('case-editor');
await speak(lang);
if (place) render(<Page />, place);
