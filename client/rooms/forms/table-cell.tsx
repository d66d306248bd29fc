import type { Column } from './forms.types.ts';
import { lang, t } from '../../core/i18n.ts';
import { DayBox, LineBox, ManyBox, NumberBox, SelectBox, type BoxNames, type BoxProps } from './boxes.tsx';
import { choicesOf, type Sources } from './choices.ts';
import type { Choice } from './forms.types.ts';
import { momentOf, typedOf } from './moments.ts';
import { computedWords } from './value-words.ts';

interface CellProps {
  column: Column;
  value: unknown;
  write: (value: unknown) => void;
  leave: () => void;
  names: BoxNames;
  sources: Sources;
}

/** What a cell is written in. Its column is its label, so that it needs none of its own. */
export function Cell({ column, value, write, leave, names, sources }: CellProps) {
  const box = { value, write, leave, names };
  switch (column.type) {
    case 'computed':
      return <WorkedOut column={column} value={value} />;
    case 'checkbox':
      return <TickBox {...box} />;
    case 'number':
      return <NumberBox {...box} />;
    case 'date':
      return <DayBox {...box} />;
    case 'datetime':
      return <MomentBox {...box} />;
    case 'scale-1-5':
    case 'scale-0-10':
      return <ScaleBox {...box} column={column} />;
    case 'radio':
    case 'select':
    case 'multiselect':
    case 'row':
      return <ChoiceCell {...box} column={column} sources={sources} />;
    case 'text':
      return <TextCell {...box} write={(text) => write(String(text).replaceAll(LINE_BREAKS, ' '))} />;
    case 'textarea':
      return <TextCell {...box} />;
    default:
      return <LineBox {...box} />;
  }
}

type ScaleColumn = Extract<Column, { type: 'scale-1-5' | 'scale-0-10' }>;

const WorkedOut = ({ column, value }: { column: Extract<Column, { type: 'computed' }>; value: unknown }) => (
  <output class="worked-out">{value === undefined ? t('forms.later') : computedWords(column, value)}</output>
);

const TickBox = ({ value, write, names }: BoxProps) => (
  <label class="tick bare">
    <input
      {...names}
      type="checkbox"
      checked={value === true}
      onChange={(event) => write(event.currentTarget.checked)}
    />
  </label>
);

/** In the room of a cell a scale is a list. */
const ScaleBox = ({ column, write, ...box }: BoxProps & { column: ScaleColumn }) => (
  <SelectBox {...box} write={(key) => write(key === '' ? '' : Number(key))} choices={numbers(column)} />
);

function ChoiceCell({ column, sources, ...box }: CellProps) {
  const choices = choicesOf(column, sources, lang.value);
  if (!choices) return <LineBox {...box} />;
  const isMany = column.type === 'multiselect' || (column.type === 'row' && column.many);
  return isMany ? <ManyBox {...box} choices={choices} /> : <SelectBox {...box} choices={choices} />;
}

const numbers = (column: ScaleColumn): Choice[] => {
  const [from, to] = column.type === 'scale-1-5' ? [1, 5] : [0, 10];
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const key = String(from + at);
    const end = at === 0 ? column.low : at === to - from ? column.high : undefined;
    return { key, label: end ? `${key}, ${end[lang.value]}` : key };
  });
};

/** Of a text without lines of its own. */
const LINE_BREAKS = /\s*[\r\n]\s*/g;

/** One line high until there is more: what stands in a table is read whole. */
const TextCell = ({ value, write, leave, names }: BoxProps) => (
  <div class="grown" data-text={typeof value === 'string' ? value : ''}>
    <textarea
      {...names}
      class="input lines"
      rows={1}
      autocomplete="off"
      value={typeof value === 'string' ? value : ''}
      onInput={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    />
  </div>
);

function MomentBox({ value, write, leave, names }: BoxProps) {
  const { day, time } = typedOf(value);
  return (
    <input
      {...names}
      class="input"
      type="datetime-local"
      value={day !== '' && time !== '' ? `${day}T${time}` : ''}
      onInput={(event) => {
        const [nextDay = '', nextTime = ''] = event.currentTarget.value.split('T');
        write(momentOf({ day: nextDay, time: nextTime }));
      }}
      onBlur={leave}
    />
  );
}
