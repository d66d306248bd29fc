import { lang, numberText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Table } from '../../ui/table.tsx';
import { cohortAverages, type CohortAverage } from './forms.state.ts';
import type { Opened } from './forms.types.ts';

/**
 * What a cohort sees of itself: averages of what its members share, once enough of them do. Only whoever has finished their own
 * reads them, so that an average is nobody's starting point.
 */
export function CohortAverages({ opened }: { opened: Opened }) {
  const { form, answer } = opened;
  if (form.seen_by.cohort === undefined || answer.finishedAt === null) return null;
  return (
    <section class="stack" aria-labelledby="h-cohort">
      <h2 id="h-cohort">{t('forms.cohort.title')}</h2>
      <Loaded of={cohortAverages(form.slug)} part>
        {({ smallestGroup, variants }) => {
          const fields = variants.find(({ variant }) => variant === form.variant)?.fields ?? [];
          return fields.length === 0 ? (
            <p class="help">{t('forms.cohort.none', { count: smallestGroup })}</p>
          ) : (
            <Averages fields={fields} form={form} />
          );
        }}
      </Loaded>
    </section>
  );
}

const Averages = ({ fields, form }: { fields: readonly CohortAverage[]; form: Opened['form'] }) => (
  <Table
    caption={t('forms.cohort.caption')}
    columns={[
      {
        key: 'label',
        head: t('forms.readings.what'),
        cell: ({ field }) => form.fields.find(({ key }) => key === field)?.label[lang.value] ?? field,
      },
      {
        key: 'average',
        head: t('forms.cohort.average'),
        number: true,
        cell: ({ average }) => numberText(average),
      },
      {
        key: 'people',
        head: t('forms.cohort.people'),
        number: true,
        cell: ({ people }) => numberText(people),
      },
    ]}
    rows={fields}
    rowKey={({ field }) => field}
  />
);
