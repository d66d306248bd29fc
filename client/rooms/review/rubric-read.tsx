import { lang, t } from '../../core/i18n.ts';
import { Table } from '../../ui/table.tsx';
import type { Released } from './feedback.state.ts';
import type { Rubric } from './review.types.ts';

/** The level of each rubric criterion with what it looks like, and what the next one does: the way on beside the mark. */
export function RubricRead({
  rubric: { criteria, levels: names },
  released: { levels, notApplicable },
}: {
  rubric: Rubric;
  released: Released;
}) {
  type Criterion = Rubric['criteria'][number];
  const level = ({ key }: Criterion) => levels[key] ?? 1;
  const text = (criterion: Criterion, at: number) => criterion.levels[at - 1]?.[lang.value];
  return (
    <section class="stack" aria-labelledby="h-rubric">
      <h2 id="h-rubric">{t('review.feedback.rubric')}</h2>
      <Table
        caption={t('review.feedback.rubric.caption')}
        columns={[
          { key: 'criterion', head: t('review.feedback.criterion'), cell: ({ title }) => title[lang.value] },
          {
            key: 'level',
            head: t('review.feedback.level'),
            cell: (one) => (
              <>
                <b>{names[level(one) - 1]?.[lang.value]}.</b> {text(one, level(one))}
              </>
            ),
          },
          {
            key: 'next',
            head: t('review.feedback.next'),
            cell: (one) => text(one, level(one) + 1) ?? t('review.feedback.highest'),
          },
        ]}
        rows={criteria.filter(({ key }) => levels[key] !== undefined)}
        rowKey={({ key }) => key}
      />
      {notApplicable.length > 0 && <p class="help">{t('review.rubric.left-out')}</p>}
    </section>
  );
}
