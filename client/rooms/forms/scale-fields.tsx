import { readingsOf } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Scale } from '../../ui/choice.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import type { FieldProps } from './field-parts.tsx';
import type { FieldOf, Values } from './forms.types.ts';

type Scales = 'scale-1-5' | 'scale-0-10';
const ENDS = { 'scale-1-5': { from: 1, to: 5 }, 'scale-0-10': { from: 0, to: 10 } } as const;

/** One number, or one for each of several readings on the same scale. */
export function ScaleField({ field, value, words, write, children }: FieldProps<Scales>) {
  const readings = readingsOf(field);
  const ends = { ...ENDS[field.type], low: endWord(field, 'low'), high: endWord(field, 'high') };
  const wide = field.type === 'scale-0-10' ? 'wide-scale' : '';
  if (!readings) {
    return (
      <div class={`stack tight ${wide}`}>
        <Scale {...words} {...ends} value={typeof value === 'number' ? value : undefined} choose={write} />
        {children}
      </div>
    );
  }
  const numbers = (typeof value === 'object' && value !== null ? value : {}) as Values;
  return (
    <FieldGroup {...words} kind={`readings ${wide}`}>
      {readings.map((key) => (
        <Scale
          key={key}
          {...ends}
          {...itemWords(field, key)}
          value={typeof numbers[key] === 'number' ? numbers[key] : undefined}
          choose={(number) => write({ ...numbers, [key]: number })}
        />
      ))}
      {children}
    </FieldGroup>
  );
}

const endWord = (field: FieldOf<Scales>, end: 'low' | 'high'): string => field[end]?.[lang.value] ?? '';

function itemWords(field: FieldOf<Scales>, key: string) {
  const item = 'items' in field ? field.items?.find((one) => one.key === key) : undefined;
  if (!item) return { label: t(key === 'mentee' ? 'forms.both.mentee' : 'forms.both.mentor') };
  return {
    label: item.label[lang.value],
    low: item.low?.[lang.value] ?? endWord(field, 'low'),
    high: item.high?.[lang.value] ?? endWord(field, 'high'),
  };
}
