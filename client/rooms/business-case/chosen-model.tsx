import './chosen-model.words.ts';
import { useState } from 'preact/hooks';
import { withWords } from '../../../server/rooms/business-case/added-words.rule.ts';
import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import {
  addedBy,
  cardOf,
  withOptions,
  type ChosenModel,
  type OptionTables,
} from '../../../server/rooms/business-case/chosen-model.rule.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { newRow } from '../forms/table-rows.ts';
import { chosenModel } from './arrivals.state.ts';
import { EMPTY, type SectionValue, type TemplateSection } from './business-case.types.ts';
import { fieldOf, rowsShown, withTable } from './section-field.ts';
import type { ArrivalsProps } from './section-arrivals.types.ts';

/** What the author weighed and chose in the course, to be put into the options or the model, and never over what stands. */
export const FromChooser = (props: ArrivalsProps) => (
  <Loaded of={chosenModel()} part>
    {({ chosen }) =>
      chosen ? (
        <Chosen {...props} chosen={chosen} />
      ) : (
        <p>
          {t('case.model.none')} <a href="/app/models">{t('case.model.chooser')}</a>
        </p>
      )
    }
  </Loaded>
);

function Chosen({ chosen, ...props }: ArrivalsProps & { chosen: ChosenModel }) {
  const [said, setSaid] = useState('');
  const { section, whole, write } = props;
  const value = whole.sections.find(({ slug }) => slug === section.slug)?.value ?? EMPTY;
  const put = (change: (now: SectionValue) => SectionValue) => {
    write(change);
    setSaid(t('case.model.put'));
  };
  return (
    <div class="stack tight">
      <p>
        {t('case.model.says')} <b>{chosen.name}</b>
      </p>
      {section.slug === OPTIONS ? (
        <Options {...{ section, value, chosen, put }} />
      ) : (
        <Model {...{ section, value, chosen, put }} currency={whole.head.currency} />
      )}
      <p class="help" role="status">
        {said}
      </p>
    </div>
  );
}

/** Sections that the chooser has something for. */
const OPTIONS = placeOf(TABLES.options).section;
const CARD = placeOf(TABLES.card);

interface PartProps {
  section: TemplateSection;
  value: SectionValue;
  chosen: ChosenModel;
  put: (change: (now: SectionValue) => SectionValue) => void;
}

function Options({ section, value, chosen, put }: PartProps) {
  const before = optionTables(section, value);
  const count = addedBy(before, allOf(section, value, chosen));
  if (Object.values(count).every((one) => one === 0)) return <p>{t('case.model.all-in')}</p>;
  const names = chosen.options.map(({ name }) => name).filter((name) => name.trim() !== '');
  const add = (now: SectionValue): SectionValue => ({
    ...now,
    tables: Object.entries(allOf(section, now, chosen)).reduce(
      (tables, [key, rows]) => withTable(tables, key, rows),
      now.tables,
    ),
  });
  return (
    <>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>
        <button class="btn small" type="button" onClick={() => put(add)}>
          {t('case.model.rows', count)}
        </button>
      </p>
    </>
  );
}

const tableOf = ({ tables }: TemplateSection, key: string) => tables.find((one) => one.key === key);

function optionTables(section: TemplateSection, { tables }: SectionValue): OptionTables {
  const shown = (key: string) => {
    const table = tableOf(section, key);
    return table ? rowsShown(table, tables[key]) : [];
  };
  return { criteria: shown('criteria'), rows: shown('rows'), scores: shown('scores') };
}

function allOf(section: TemplateSection, value: SectionValue, chosen: ChosenModel): OptionTables {
  const most = (key: string) => tableOf(section, key)?.rows.max ?? 0;
  return withOptions(optionTables(section, value), chosen, {
    newKey: () => newId().slice(0, 12),
    most: { criteria: most('criteria'), rows: most('rows'), scores: most('scores') },
  });
}

function Model({ section, value, chosen, put, currency }: PartProps & { currency: string }) {
  const table = tableOf(section, CARD.table);
  const card = table && cardOf(value.tables[CARD.table] ?? [], chosen);
  const reasons = chosen.reasons.trim();
  const fill = (now: SectionValue): SectionValue => {
    const cells = cardOf(now.tables[CARD.table] ?? [], chosen);
    if (!table || !cells) return now;
    const row = newRow(fieldOf(table, currency));
    return {
      ...now,
      tables: withTable(now.tables, CARD.table, [{ ...row, cells: { ...row.cells, ...cells } }]),
    };
  };
  return (
    <>
      {reasons !== '' && <blockquote class="own-text">{reasons}</blockquote>}
      <div class="row">
        {reasons !== '' && (
          <button
            class="btn small"
            type="button"
            onClick={() => put((now) => ({ ...now, text: withWords(now.text, reasons) }))}
          >
            {t('case.model.reasons')}
          </button>
        )}
        {card ? (
          <button class="btn small" type="button" onClick={() => put(fill)}>
            {t('case.model.card')}
          </button>
        ) : (
          <span class="help">{t('case.model.card.in')}</span>
        )}
      </div>
    </>
  );
}
