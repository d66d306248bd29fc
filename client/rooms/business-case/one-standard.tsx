import { readingsOf, type Reading } from '../../../server/rooms/business-case/standards.rule.ts';
import type { WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { State, type StateName } from '../../ui/icon.tsx';
import { sectionPath, type Template } from './business-case.types.ts';
import type { Check, OpenedStandards } from './standards.state.ts';

type Standard = OpenedStandards['standards']['standards'][number];
type Mark = Check['marks'][string];

interface Props {
  standard: Standard;
  number: number;
  whole: WholeCase;
  template: Template;
  mark: Mark;
  write: (mark: Mark) => void;
}

const LONGEST_NOTE = 2000;
const STEPS = Array.from({ length: 11 }, (_, at) => at * 10);

/** A standard: what it asks, what the case says for it and where, and the author's own word on how far that goes. */
export function OneStandard({ standard, number, whole, template, mark, write }: Props) {
  return (
    <li class="sheet stack">
      <h2 class="heading-small">
        {number}. {standard.title[lang.value]}
      </h2>
      <p>{standard.asks[lang.value]}</p>
      <ul class="readings" role="list">
        {readingsOf(standard.reads, template, whole)
          .filter(isFirstOfLeftOut)
          .map((reading) => (
            <Said key={`${reading.section}/${reading.table ?? ''}`} {...{ reading, template, whole }} />
          ))}
      </ul>
      <Marks mark={mark} write={write} />
    </li>
  );
}

/** A section that was left out is named once, whatever of it would be read. */
const isFirstOfLeftOut = ({ section, state }: Reading, at: number, all: readonly Reading[]): boolean =>
  state !== 'left-out' || all.findIndex((one) => one.section === section) === at;

const Marks = ({ mark, write }: Pick<Props, 'mark' | 'write'>) => (
  <div class="marks">
    <Field label={t('case.standards.mark')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={mark.mark === null ? '' : String(mark.mark)}
          onChange={({ currentTarget }) =>
            write({ ...mark, mark: currentTarget.value === '' ? null : Number(currentTarget.value) })
          }
        >
          <option value="">{t('case.standards.mark.none')}</option>
          {STEPS.map((step) => (
            <option key={step} value={String(step)}>
              {t('case.standards.percent', { mark: step })}
            </option>
          ))}
        </select>
      )}
    </Field>
    <WritingField
      label={t('case.standards.note')}
      lines={2}
      longest={LONGEST_NOTE}
      value={mark.note}
      write={(text) => write({ ...mark, note: text })}
    />
  </div>
);

const STATES: Record<Reading['state'], StateName> = {
  present: 'done',
  thin: 'doing',
  absent: 'todo',
  'left-out': 'quiet',
};

function Said({ reading, template, whole }: { reading: Reading } & Pick<Props, 'template' | 'whole'>) {
  const { section, table, state, count } = reading;
  const found = template.sections.find(({ slug }) => slug === section);
  const part = found?.tables.find(({ key }) => key === table);
  const name = [
    found?.title[lang.value],
    part && t('case.standards.table', { table: part.title[lang.value] }),
  ];
  return (
    <li>
      <State state={STATES[state]} word={t(`case.standards.state.${state}`)} />
      <span>
        <a href={sectionPath(section)}>{name.filter((one) => one !== undefined).join(' · ')}</a>{' '}
        <span class="help">
          {state === 'left-out'
            ? whole.head.reasons[section]
            : t(table === undefined ? 'case.standards.words' : 'case.standards.rows', { count })}
        </span>
      </span>
    </li>
  );
}
