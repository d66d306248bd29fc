import { lang, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Box } from './boxes.tsx';
import type { ChooserProps } from './chooser.types.ts';
import type { OwnModel } from './portfolio.types.ts';
import { idOfNew, withItem } from './use-document.ts';

const MOST = 3;

/** Models that a learner devises: cells like those of the others, and the three lines of 6.3. */
export function OwnModels({ chooser, offer }: ChooserProps) {
  const { own } = chooser.value;
  const add = () =>
    chooser.change((from) => ({
      ...from,
      own: [...from.own, { id: idOfNew(), name: '', cells: {}, parents: '', left: '', sign: '' }],
    }));
  return (
    <section class="stack">
      <h3>{t('portfolio.own.title')}</h3>
      <p class="help">{t('portfolio.own.help')}</p>
      {own.map((model) => (
        <OneModel
          key={model.id}
          model={model}
          offer={offer}
          write={(parts) => chooser.change((from) => ({ ...from, own: withItem(from.own, model.id, parts) }))}
          left={() => void chooser.writing.flush()}
          remove={() =>
            chooser.change((from) => ({ ...from, own: from.own.filter(({ id }) => id !== model.id) }))
          }
        />
      ))}
      {own.length < MOST && (
        <p>
          <button class="btn" type="button" onClick={add}>
            <Icon name="add" /> {t('portfolio.own.add')}
          </button>
        </p>
      )}
    </section>
  );
}

interface ModelProps {
  model: OwnModel;
  offer: ChooserProps['offer'];
  write: (parts: Partial<OwnModel>) => void;
  left: () => void;
  remove: () => void;
}

function OneModel({ model, offer, write, left, remove }: ModelProps) {
  const name = model.name.trim() || t('portfolio.own.unnamed');
  return (
    <details class="fold" open={model.name === ''}>
      <summary>{name}</summary>
      <div class="stack">
        <Box
          label={t('portfolio.own.name')}
          value={model.name}
          longest={300}
          write={(text) => write({ name: text })}
          left={left}
        />
        {offer.aspects.map(({ key, title }) => (
          <Box
            key={key}
            label={title[lang.value]}
            value={model.cells[key] ?? ''}
            longest={300}
            write={(text) => write({ cells: { ...model.cells, [key]: text } })}
            left={left}
          />
        ))}
        <Plate {...{ model, write, left }} />
        <p>
          <button class="btn small" type="button" onClick={remove}>
            {t('portfolio.own.remove', { name })}
          </button>
        </p>
      </div>
    </details>
  );
}

/** The three lines of its plate: so that anybody can use it, and anybody can mend it. */
function Plate({ model, write, left }: Pick<ModelProps, 'model' | 'write' | 'left'>) {
  return (
    <>
      {(['parents', 'left', 'sign'] as const).map((line) => (
        <Box
          key={line}
          label={t(`portfolio.own.${line}`)}
          help={t(`portfolio.own.${line}.help`)}
          value={model[line]}
          longest={2000}
          lines={2}
          write={(text) => write({ [line]: text })}
          left={left}
        />
      ))}
    </>
  );
}
