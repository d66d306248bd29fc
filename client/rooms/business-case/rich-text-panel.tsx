import type { Signal } from '@preact/signals';
import { deleteColumn, deleteRow, deleteTable, addRowAfter } from '@tiptap/pm/tables';
import type { Command } from '@tiptap/pm/state';
import { t } from '../../core/i18n.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { OpenText } from './rich-text-editor.ts';
import { LinkField } from './rich-text-link.tsx';
import { addColumn } from './rich-text-table.ts';

export type PanelName = 'link' | 'table';

interface PanelProps {
  text: OpenText;
  panel: Signal<PanelName | undefined>;
}

/** What a tool opens below the tools: it stands there until it is closed, so that the text does not jump under a finger. */
export function RichTextPanel({ text, panel }: PanelProps) {
  const close = () => {
    panel.value = undefined;
    text.editor.view.focus();
  };
  if (panel.value === 'table') return <TableActs text={text} close={close} />;
  return panel.value === 'link' ? <LinkField text={text} close={close} /> : null;
}

const ACTS = {
  'row-below': addRowAfter,
  'column-after': addColumn((number) => t('case.editor.table.head', { number })),
  'remove-row': deleteRow,
  'remove-column': deleteColumn,
  'remove-table': deleteTable,
} satisfies Record<string, Command>;

function TableActs({ text, close }: { text: OpenText; close: () => void }) {
  const { inTable } = text.here.value;
  const act = (command: Command) => (event: MouseEvent) => {
    if (!inTable) return;
    text.run(command);
    if (event.detail > 0) text.editor.view.focus();
  };
  return (
    <div class="rich-text-panel">
      <Toolbar name={t('case.editor.table')}>
        {(Object.keys(ACTS) as (keyof typeof ACTS)[]).map((name) => (
          <button
            key={name}
            class="btn small"
            type="button"
            aria-disabled={inTable ? undefined : 'true'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={act(ACTS[name])}
          >
            {t(`case.editor.table.${name}`)}
          </button>
        ))}
        <button class="btn small" type="button" onClick={close}>
          {t('case.editor.close')}
        </button>
      </Toolbar>
    </div>
  );
}
