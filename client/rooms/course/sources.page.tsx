import { dayText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { Entry, StepRefs } from './entry.tsx';
import { allSources, type Sources } from './sources.state.ts';

type Source = Sources['groups'][number]['sources'][number];

/** What the statements of the course rest on: what each can carry, what it cannot, and where it is used. */
const SourcesPage = ({ params }: { params: Params }) => (
  <Loaded of={allSources()}>{(all) => <List all={all} sought={params['entry']} />}</Loaded>
);
export const sourcesPage: Page = { Component: SourcesPage, needs: () => [allSources()] };

const List = ({ all, sought }: { all: Sources; sought: string | undefined }) => (
  <div class="stack loose">
    <header class="stack tight">
      <Title text={t('course.sources.title')} />
      <p class="lede" lang={all.lang}>
        {all.intro}
      </p>
    </header>
    {all.groups.map(({ key, title, sources }) => (
      <section class="stack" key={key} aria-labelledby={`h-${key}`} lang={all.lang}>
        <h2 id={`h-${key}`}>{title}</h2>
        <ul class="entries" role="list">
          {sources.map((one) => (
            <Entry key={one.id} id={one.id} heading={<Reference of={one} />} sought={one.id === sought}>
              <About source={one} />
            </Entry>
          ))}
        </ul>
      </section>
    ))}
    <p class="help">{t('course.sources.checked', { date: dayText(all.checked, 'year') })}</p>
  </div>
);

const Reference = ({ of: { author, year, title, where } }: { of: Source }) => (
  <>
    {author} ({year}), <cite>{title}</cite>
    {where !== null && `, ${where}`}
  </>
);

function About({ source: { kind, carries, cannot, usedIn } }: { source: Source }) {
  return (
    <dl>
      <Said word={t('course.sources.what')}>{kind}</Said>
      {carries !== null && <Said word={t('course.sources.carries')}>{carries}</Said>}
      {cannot !== null && <Said word={t('course.sources.cannot')}>{cannot}</Said>}
      {usedIn.length > 0 && (
        <Said word={t('course.sources.used-in')}>
          <StepRefs steps={usedIn} />
        </Said>
      )}
    </dl>
  );
}

const Said = ({ word, children }: { word: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
);
