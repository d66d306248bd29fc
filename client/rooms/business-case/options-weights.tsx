import { useState } from 'preact/hooks';
import { placeOf, TABLES, textIn } from '../../../server/rooms/business-case/case-tables.rule.ts';
import {
  leadersOf,
  scoresOf,
  weighedOptions,
  weightsOf,
  type WeighedOption,
} from '../../../server/rooms/business-case/options.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import { Table } from '../../ui/table.tsx';
import type { Tables } from './section-field.ts';

const MOST_WEIGHT = 5;

/** What would come of other weights. It is tried here, and what stands in the table stays as it is. */
export function OptionsWeights({ tables }: { tables: Tables }) {
  const own = weightsOf(tables);
  const [changed, setChanged] = useState<ReadonlyMap<string, number>>(new Map());
  const weights = new Map([...own].map(([key, weight]) => [key, changed.get(key) ?? weight]));
  const isOther = [...weights].some(([key, weight]) => own.get(key) !== weight);
  const tried = weighedOptions(tables, weights);
  const leaders = leadersOf(tried);
  if (leaders.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="h-weights">
      <h3 id="h-weights">{t('case.tables.weights')}</h3>
      <p role="status">
        {t(isOther ? 'case.tables.weights.would' : 'case.tables.weights.leads', {
          names: listText(leaders.map(({ name }) => name)),
          count: leaders.length,
          total: leaders[0]?.total ?? 0,
        })}
      </p>
      <div class="weights">
        {(tables[placeOf(TABLES.weights).table] ?? []).map((row) => (
          <WeightBox
            key={row.key}
            name={textIn(row, 'criterion')}
            weight={weights.get(row.key) ?? 0}
            change={(weight) => setChanged(new Map(changed).set(row.key, weight))}
          />
        ))}
      </div>
      {isOther && (
        <button class="btn small" type="button" onClick={() => setChanged(new Map())}>
          {t('case.tables.weights.back')}
        </button>
      )}
      <Totals tables={tables} tried={tried} weights={weights} />
    </section>
  );
}

interface TotalsProps {
  tables: Tables;
  tried: readonly WeighedOption[];
  weights: ReadonlyMap<string, number>;
}

/** Options down, criteria across, each with the weight that is tried: the scores are read side by side, and typed in their table. */
function Totals({ tables, tried, weights }: TotalsProps) {
  const scoreAt = scoresOf(tables);
  const criteria = (tables[placeOf(TABLES.weights).table] ?? []).map((row) => ({
    key: row.key,
    head: t('case.tables.weights.criterion', {
      name: textIn(row, 'criterion'),
      weight: weights.get(row.key) ?? 0,
    }),
    number: true,
    cell: ({ key }: WeighedOption) => scoreAt(key, row.key) ?? t('case.tables.weights.none'),
  }));
  return (
    <Table
      caption={t('case.tables.weights.totals')}
      rows={weighedOptions(tables)}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: t('case.tables.weights.option'), cell: ({ name }) => name },
        ...criteria,
        { key: 'own', head: t('case.tables.weights.own'), number: true, cell: ({ total }) => total ?? '' },
        {
          key: 'tried',
          head: t('case.tables.weights.tried'),
          number: true,
          cell: ({ key }) => tried.find((one) => one.key === key)?.total ?? '',
        },
      ]}
    />
  );
}

function WeightBox({
  name,
  weight,
  change,
}: {
  name: string;
  weight: number;
  change: (weight: number) => void;
}) {
  const id = useOwnId();
  return (
    <div class="weight">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={MOST_WEIGHT}
        value={weight}
        onInput={(event) => change(Number(event.currentTarget.value))}
      />
      <output for={id}>{weight}</output>
    </div>
  );
}
