import { lang, t } from '../../core/i18n.ts';
import { Table, type Column } from '../../ui/table.tsx';
import type { ChooserProps } from './chooser.types.ts';

/** More do not fit beside one another, nor into a head. */
const MOST = 3;

interface Shown {
  key: string;
  name: string;
  cell(aspect: string): string | undefined;
}

/** Models of the course and of one's own, three at a time. */
export function ComparedModels({ chooser, offer }: ChooserProps) {
  const { compared } = chooser.value;
  const all = allModels({ chooser, offer });
  const shown = compared.flatMap((key) => all.filter((one) => one.key === key));
  const full = shown.length >= MOST;
  const press = (key: string) => {
    if (compared.includes(key)) chooser.set({ compared: compared.filter((one) => one !== key) });
    else if (!full) chooser.set({ compared: [...shown.map((one) => one.key), key] });
  };
  return (
    <section class="stack">
      <h3>{t('portfolio.models.side-by-side')}</h3>
      <div class="row" role="group" aria-label={t('portfolio.models.which')}>
        {all.map(({ key, name }) => {
          const pressed = compared.includes(key);
          return (
            <button
              key={key}
              class="btn small pressable"
              type="button"
              aria-pressed={pressed}
              aria-disabled={!pressed && full}
              onClick={() => press(key)}
            >
              {name}
            </button>
          );
        })}
      </div>
      <p class="help" role="status">
        {full ? t('portfolio.models.full') : t('portfolio.models.three')}
      </p>
      {shown.length > 0 && <SideBySide offer={offer} shown={shown} />}
    </section>
  );
}

function allModels({ chooser, offer }: ChooserProps): Shown[] {
  return [
    ...offer.models.map(({ key, title, cells }) => ({
      key,
      name: title[lang.value],
      cell: (aspect: string) => cells[aspect]?.[lang.value],
    })),
    ...chooser.value.own.map(({ id, name, cells }) => ({
      key: id,
      name: name.trim() || t('portfolio.own.unnamed'),
      cell: (aspect: string) => cells[aspect] || t('portfolio.own.unsaid'),
    })),
  ];
}

function SideBySide({ offer, shown }: Pick<ChooserProps, 'offer'> & { shown: readonly Shown[] }) {
  type Aspect = ChooserProps['offer']['aspects'][number];
  const columns: [Column<Aspect>, ...Column<Aspect>[]] = [
    { key: 'aspect', head: t('portfolio.models.aspect'), cell: ({ title }) => title[lang.value] },
    ...shown.map(({ key, name, cell }) => ({
      key,
      head: name,
      cell: (aspect: Aspect) => {
        const said = cell(aspect.key);
        return said ?? <span class="help">{t('portfolio.models.unsaid')}</span>;
      },
    })),
  ];
  return (
    <Table
      caption={t('portfolio.models.caption')}
      columns={columns}
      rows={offer.aspects}
      rowKey={({ key }) => key}
    />
  );
}
