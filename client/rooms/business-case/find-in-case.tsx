import './find-in-case.css';
import './find-in-case.words.ts';
import { useMemo, useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { useRested } from '../../core/rested.ts';
import { FindField } from '../../ui/find-field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { sectionPath } from './business-case.types.ts';
import type { ListedSection } from './case.view.ts';
import { found, headingsOf, type Found } from './find-words.ts';
import { leadTo } from './lead-to.ts';

export interface FindProps {
  sections: readonly ListedSection[];
  /** The section on the page. */
  here: ListedSection | undefined;
}

/** More than this is not read. */
const MOST = 30;
/** Signs before and after what was found. */
const AROUND = 50;

/** Words in all sections of the case, and the headings of the one on the page: each leads to its place. */
export function FindInCase({ sections, here }: FindProps) {
  const id = useOwnId();
  const [query, setQuery] = useState('');
  const [asked] = useRested(query);
  const places = useMemo(() => found(sections, asked), [sections, asked]);
  const isAsked = asked.trim() !== '';
  return (
    <div class="case-find">
      <FindField
        id={id}
        label={t('case.find.label')}
        help={t('case.find.help')}
        value={query}
        onInput={setQuery}
      />
      <p role="status">{isAsked && countText(places.length)}</p>
      {isAsked ? <Places places={places.slice(0, MOST)} sections={sections} /> : <Outline here={here} />}
    </div>
  );
}

const countText = (count: number): string =>
  count > MOST ? t('case.find.most', { count, most: MOST }) : t('case.find.count', { count });

const Places = ({ places, sections }: { places: readonly Found[]; sections: FindProps['sections'] }) => (
  <ul role="list" class="places">
    {places.map((one) => (
      <li key={`${one.slug}/${JSON.stringify(one.place)}`}>
        <a href={sectionPath(one.slug)} onClick={() => void leadTo(one.slug, one.place)}>
          <b>{sections.find(({ section }) => section.slug === one.slug)?.section.title[lang.value]}</b>:{' '}
          {one.from > AROUND && '…'}
          {one.text.slice(Math.max(0, one.from - AROUND), one.from)}
          <mark>{one.text.slice(one.from, one.to)}</mark>
          {one.text.slice(one.to, one.to + AROUND)}
          {one.text.length > one.to + AROUND && '…'}
        </a>
      </li>
    ))}
  </ul>
);

function Outline({ here }: Pick<FindProps, 'here'>) {
  const id = useOwnId();
  if (!here) return null;
  const { slug } = here.section;
  const headings = headingsOf(here.value).filter(({ text }) => text !== '');
  return (
    <nav aria-labelledby={id}>
      <h2 id={id} class="heading-small">
        {t('case.find.outline')}
      </h2>
      {headings.length === 0 && <p class="help">{t('case.find.no-headings')}</p>}
      <ol role="list" class="places">
        {headings.map(({ place, text, level }) => (
          <li key={JSON.stringify(place)} class={level > 3 ? 'small-heading' : undefined}>
            <a href={sectionPath(slug)} onClick={() => void leadTo(slug, place)}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
