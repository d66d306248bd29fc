import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { wholeCast, type Cast } from './cast.state.ts';
import { Entry, StepRefs } from './entry.tsx';

/** The invented people of the course by the place where they work, and the steps where each is met. */
const CastPage = ({ params }: { params: Params }) => (
  <Loaded of={wholeCast()}>{(all) => <People all={all} sought={params['entry']} />}</Loaded>
);
export const castPage: Page = { Component: CastPage, needs: () => [wholeCast()] };

const People = ({ all: { lang, places }, sought }: { all: Cast; sought: string | undefined }) => (
  <div class="stack loose">
    <header class="stack tight">
      <Title text={t('course.cast.title')} />
      <p class="lede">{t('course.cast.lede')}</p>
    </header>
    {places.map(({ key, title, people }) => (
      <section class="stack" key={key} aria-labelledby={`h-${key}`} lang={lang}>
        <h2 id={`h-${key}`}>{title}</h2>
        <ul class="entries" role="list">
          {people.map((one) => (
            <Entry key={one.key} id={one.key} heading={one.name} sought={one.key === sought}>
              <p>{one.who}</p>
              <Met steps={one.metIn} />
            </Entry>
          ))}
        </ul>
      </section>
    ))}
  </div>
);

function Met({ steps }: { steps: Cast['places'][number]['people'][number]['metIn'] }) {
  if (steps.length === 0) return <p class="help">{t('course.cast.not-met')}</p>;
  return (
    <div class="row">
      <span class="help">{t('course.cast.met-in')}</span>
      <StepRefs steps={steps} />
    </div>
  );
}
