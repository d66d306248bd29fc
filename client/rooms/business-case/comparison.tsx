import { useMemo, useRef } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import type { CaseHead, Template } from './business-case.types.ts';
import type { RowsOf } from './case-rows.ts';
import { compared, summed, type ComparedSection, type State } from './difference.view.ts';
import { SectionDifferenceView } from './difference.tsx';
import { PutBack } from './put-back.tsx';
import { Changed } from './read-text.tsx';
import { ChangeSteps } from './change-steps.tsx';

export type Whole = State & { head: CaseHead };

interface ComparisonProps {
  template: Template;
  from: Whole;
  to: Whole;
  /** Id of the earlier state, where a section of it can be put back. */
  back: string | undefined;
}

/** What changed between two states of the case: how much, where, and section by section in full. */
export function Comparison({ template, from, to, back }: ComparisonProps) {
  const place = useRef<HTMLDivElement>(null);
  const all = useMemo(() => compared(template, from, to), [template, from, to]);
  const changed = all.filter(({ changes }) => changes > 0);
  const written = all.filter(({ section }) => [from, to].some((state) => has(state, section.slug)));
  const rowsOf = rowsIn(from, to);
  return (
    <div class="stack" ref={place}>
      <Sums changed={changed} same={written.length - changed.length} />
      <ChangedHead from={from.head} to={to.head} template={template} />
      {changed.length > 0 && (
        <div class="row apart">
          <p class="difference-legend">
            <ins>{t('case.versions.legend.in')}</ins> <del>{t('case.versions.legend.out')}</del>
          </p>
          <ChangeSteps place={place} />
        </div>
      )}
      {changed.map((one) => (
        <section
          key={one.section.slug}
          class="changed-section"
          aria-labelledby={`changed-${one.section.slug}`}
        >
          <header class="row apart">
            <h3 id={`changed-${one.section.slug}`}>
              <span class="section-number">{one.number}</span> {one.section.title[lang.value]}
            </h3>
            {back !== undefined && has(from, one.section.slug) && (
              <PutBack version={back} slug={one.section.slug} title={one.section.title[lang.value]} />
            )}
          </header>
          <SectionDifferenceView difference={one.difference} tables={one.section.tables} rowsOf={rowsOf} />
        </section>
      ))}
    </div>
  );
}

const has = ({ sections }: State, slug: string): boolean => sections.some((one) => one.slug === slug);

function Sums({ changed, same }: { changed: readonly ComparedSection[]; same: number }) {
  if (changed.length === 0) return <p class="lede">{t('case.versions.same')}</p>;
  const words = summed(changed.map((one) => one.words));
  const count = changed.reduce((sum, { changes }) => sum + changes, 0);
  return (
    <nav class="stack tight" aria-label={t('case.versions.sums')}>
      <p class="lede">
        {t('case.versions.sum', { count, sections: changed.length })}{' '}
        {t('case.versions.words', { came: words.in, went: words.out })}
      </p>
      <ul class="changed-list" role="list">
        {changed.map(({ section, number, changes }) => (
          <li key={section.slug}>
            <a href={`#changed-${section.slug}`}>
              <span class="section-number">{number}</span> {section.title[lang.value]}
            </a>{' '}
            <span class="help nowrap">{t('case.versions.changes', { count: changes })}</span>
          </li>
        ))}
      </ul>
      {same > 0 && <p class="help">{t('case.versions.same-sections', { count: same })}</p>}
    </nav>
  );
}

/** Title, kind and currency, where one is another. */
function ChangedHead({ from, to, template }: { from: CaseHead; to: CaseHead; template: Template }) {
  const kind = (key: string | null) => template.kinds.find((one) => one.key === key)?.title[lang.value] ?? '';
  const facts = [
    ['title', from.title, to.title],
    ['kind', kind(from.kind), kind(to.kind)],
    ['currency', from.currency, to.currency],
  ] as const;
  const different = facts.filter(([, one, other]) => one !== other);
  if (different.length === 0) return null;
  return (
    <dl class="facts difference-head">
      {different.map(([what, one, other]) => (
        <div key={what}>
          <dt>{t(`case.versions.head.${what}`)}</dt>
          <dd>
            {one !== '' && <Changed way="out">{one}</Changed>}{' '}
            {other !== '' && <Changed way="in">{other}</Changed>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Rows of either state, for cells that point at one; where both have it, as the later one has it. */
function rowsIn(from: State, to: State): RowsOf {
  return (name) => {
    const [slug, table = ''] = name.split('/');
    return [to, from].flatMap(
      ({ sections }) => sections.find((one) => one.slug === slug)?.value.tables[table] ?? [],
    );
  };
}
