import { mostOf, isScored, totalOf, MOST } from '../../../server/rooms/portfolio/weighing.rule.ts';
import { lang, numberText, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { AddLine } from './add-line.tsx';
import type { Chooser, ChooserProps } from './chooser.types.ts';
import type { Criterion, ModelOption } from './portfolio.types.ts';
import { idOfNew, withItem } from './use-document.ts';

const POINTS = Array.from({ length: MOST + 1 }, (_, at) => at);

/** Criteria with weights first, then every option scored by each; the sums are done here. */
export function WeighedOptions({ chooser, offer }: ChooserProps) {
  const { criteria, options, own } = chooser.value;
  const named = [
    ...offer.always.map(({ title }) => title[lang.value]),
    ...own.flatMap(({ name }) => name.trim() || []),
    ...offer.models.map(({ title }) => title[lang.value]),
  ];
  return (
    <section class="stack">
      <h3>{t('portfolio.weigh.title')}</h3>
      <p class="help">{t('portfolio.weigh.help')}</p>
      <AddLine
        label={t('portfolio.weigh.criterion')}
        button={t('portfolio.weigh.add-criterion')}
        suggestions={offer.criteria.map(({ title }) => title[lang.value])}
        room={criteria.length < 10}
        add={(name) => chooser.set({ criteria: [...criteria, { id: idOfNew(), name, weight: null }] })}
      />
      <AddLine
        label={t('portfolio.weigh.option')}
        button={t('portfolio.weigh.add-option')}
        suggestions={named.filter((name) => !options.some((one) => one.name === name))}
        room={options.length < 8}
        add={(name) =>
          chooser.set({ options: [...options, { id: idOfNew(), name, scores: {}, verdict: '' }] })
        }
      />
      {criteria.length > 0 && (
        <Table
          caption={t('portfolio.weigh.caption')}
          columns={columnsOf(chooser, offer)}
          rows={criteria}
          rowKey={({ id }) => id}
        />
      )}
      <Removing chooser={chooser} />
    </section>
  );
}

function columnsOf(
  chooser: Chooser,
  offer: ChooserProps['offer'],
): [Column<Criterion>, ...Column<Criterion>[]] {
  const { criteria, options } = chooser.value;
  const asks = (name: string) =>
    offer.criteria.find(({ title }) => title[lang.value] === name)?.asks[lang.value];
  return [
    {
      key: 'criterion',
      head: t('portfolio.weigh.criterion-head'),
      cell: ({ name }) => (
        <>
          {name} <span class="help asks">{asks(name)}</span>
        </>
      ),
      foot: t('portfolio.weigh.total'),
    },
    {
      key: 'weight',
      head: t('portfolio.weigh.weight'),
      cell: ({ id, name, weight }) => (
        <Points
          name={t('portfolio.weigh.weight-of', { criterion: name })}
          value={weight}
          choose={(next) => chooser.set({ criteria: withItem(criteria, id, { weight: next }) })}
        />
      ),
      foot: t('portfolio.weigh.at-most', { most: mostOf(criteria) }),
    },
    ...options.map((option) => scoresOf(chooser, option)),
  ];
}

function scoresOf(chooser: Chooser, option: ModelOption): Column<Criterion> {
  const { criteria, options } = chooser.value;
  return {
    key: option.id,
    head: option.name,
    cell: ({ id, name }: Criterion) => (
      <Points
        name={t('portfolio.weigh.score-of', { option: option.name, criterion: name })}
        value={option.scores[id] ?? null}
        choose={(next) =>
          chooser.set({
            options: withItem(options, option.id, { scores: { ...option.scores, [id]: next } }),
          })
        }
      />
    ),
    foot: totalText(criteria, option),
  };
}

const totalText = (criteria: readonly Criterion[], option: ModelOption): string =>
  isScored(criteria, option) ? numberText(totalOf(criteria, option)) : t('portfolio.weigh.unscored');

function Points({
  name,
  value,
  choose,
}: {
  name: string;
  value: number | null;
  choose: (value: number | null) => void;
}) {
  return (
    <select
      class="select points"
      aria-label={name}
      value={value === null ? '' : String(value)}
      onChange={({ currentTarget }) =>
        choose(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
    >
      <option value="">–</option>
      {POINTS.map((point) => (
        <option key={point} value={String(point)}>
          {point}
        </option>
      ))}
    </select>
  );
}

function Removing({ chooser }: { chooser: Chooser }) {
  const { criteria, options, chosen } = chooser.value;
  const all = [...criteria, ...options];
  if (all.length === 0) return null;
  const remove = (id: string) =>
    chooser.set({
      criteria: criteria.filter((one) => one.id !== id),
      options: options.filter((one) => one.id !== id),
      chosen: chosen === id ? null : chosen,
    });
  return (
    <details class="fold">
      <summary>{t('portfolio.weigh.strike')}</summary>
      <ul class="offered" role="list">
        {all.map(({ id, name }) => (
          <li key={id} class="row apart">
            <span>{name}</span>
            <button
              class="btn icon"
              type="button"
              aria-label={t('portfolio.weigh.remove', { name })}
              onClick={() => remove(id)}
            >
              <Icon name="close" size={20} />
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
