import { useEffect, useRef } from 'preact/hooks';
import { rowsOf, type Problem } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import type { Filling } from './use-filling.ts';
import { fieldOf, problemWords } from './problem-words.ts';

/** What is missing before the form is finished, each a way to its field. It takes the focus when somebody wanted to finish. */
export function Missing({ filling, tries }: { filling: Filling; tries: number }) {
  const { missing } = filling;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) place.current?.focus();
  }, [tries]);
  if (missing.length === 0) return null;
  return (
    <div class="banner attention" ref={place} tabIndex={-1}>
      <StateIcon state="attention" />
      <p>
        <b>{t('forms.missing', { count: missing.length })}</b>
      </p>
      <ul class="missing">
        {missing.map((problem) => (
          <li key={`${problem.field}/${problem.row ?? ''}/${problem.column ?? ''}/${problem.code}`}>
            <a href={`#${problem.field}`} onClick={(event) => goTo(event, filling, problem)}>
              {titleOf(filling, problem)}
            </a>{' '}
            <span>{problemWords(filling.form, problem, filling.given.sources)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleOf({ form, values }: Filling, problem: Problem): string {
  const label = form.fields.find(({ key }) => key === problem.field)?.label[lang.value] ?? '';
  if (problem.row === undefined) return label;
  const row = rowsOf(values[problem.field]).findIndex(({ key }) => key === problem.row) + 1;
  return t('forms.missing.cell', { label, row, column: fieldOf(form, problem)?.label[lang.value] ?? '' });
}

/** To the control itself: a link into the page would leave the focus behind, and a step's address is not the form's. */
function goTo(event: MouseEvent, { values, form }: Filling, { field: key, row, column }: Problem): void {
  event.preventDefault();
  const root = (event.currentTarget as Element).closest('[data-form]');
  const box = root?.querySelector<HTMLElement>(`[data-field="${key}"]`);
  const field = form.fields.find((one) => one.key === key);
  const at = rowsOf(values[key]).findIndex((one) => one.key === row);
  const across = field?.type === 'table' ? field.columns.findIndex((one) => one.key === column) : -1;
  const cell = at < 0 ? null : box?.querySelector<HTMLElement>(`[data-cell="${at}/${across}"]`);
  const control = cell ?? box?.querySelector<HTMLElement>('input, select, textarea');
  (control ?? box)?.focus();
  box?.scrollIntoView({ block: 'nearest' });
}
