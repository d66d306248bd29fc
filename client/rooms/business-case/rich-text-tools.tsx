import { computed, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { Here, OpenText } from './rich-text-editor.ts';
import type { Form } from './rich-text-form.ts';
import type { PanelName } from './rich-text-panel.tsx';
import { insertTable } from './rich-text-table.ts';

interface Written {
  text: OpenText;
  panel: Signal<PanelName | undefined>;
}

interface Tool {
  name: Form | 'table' | 'undo' | 'redo';
  face: ComponentChildren;
  press: (written: Written) => void;
  keys?: string;
  /** It is on or off where the cursor is. */
  isForm?: true;
  opens?: PanelName;
  isOff?: (here: Here) => boolean;
}

const form = (
  name: Form,
  face: ComponentChildren,
  toggle: (editor: OpenText['editor']) => void,
  keys?: string,
): Tool => ({
  name,
  face,
  press: ({ text }) => toggle(text.editor),
  isForm: true,
  ...(keys ? { keys } : {}),
});

const drawn = (name: IconName) => <Icon name={name} size={20} />;

const toggle = ({ panel }: Written, name: PanelName) =>
  (panel.value = panel.value === name ? undefined : name);

/** In a table it shows what can be done to it; elsewhere it makes one. */
function pressTable(written: Written): void {
  const isMade = written.text.run(insertTable((number) => t('case.editor.table.head', { number })));
  if (isMade) written.panel.value = 'table';
  else toggle(written, 'table');
}

const TOOLS: readonly Tool[] = [
  form('bold', <b>B</b>, (editor) => editor.commands.toggleBold(), 'Control+B'),
  form('italic', <i>I</i>, (editor) => editor.commands.toggleItalic(), 'Control+I'),
  form('heading', <b class="rich-text-large">H</b>, (editor) => editor.commands.toggleHeading({ level: 3 })),
  form('small-heading', <b>h</b>, (editor) => editor.commands.toggleHeading({ level: 4 })),
  form('bullets', drawn('list'), (editor) => editor.commands.toggleBulletList()),
  form('numbers', drawn('numbers'), (editor) => editor.commands.toggleOrderedList()),
  form('quote', drawn('quote'), (editor) => editor.commands.toggleBlockquote()),
  {
    name: 'link',
    face: drawn('link'),
    press: (written) => toggle(written, 'link'),
    opens: 'link',
    keys: 'Control+K',
  },
  { name: 'table', face: drawn('table'), press: pressTable, opens: 'table' },
  {
    name: 'undo',
    face: drawn('undo'),
    press: ({ text }) => text.editor.commands.undo(),
    keys: 'Control+Z',
    isOff: ({ canUndo }) => !canUndo,
  },
  {
    name: 'redo',
    face: drawn('redo'),
    press: ({ text }) => text.editor.commands.redo(),
    keys: 'Control+Shift+Z',
    isOff: ({ canRedo }) => !canRedo,
  },
];

/** Forms of the text where the cursor is, and the way back. */
export function RichTextTools({ isWritable, ...written }: Written & { isWritable: boolean }) {
  return (
    <Toolbar name={t('case.editor.tools')}>
      {TOOLS.map((tool) => (
        <ToolButton key={tool.name} tool={tool} isWritable={isWritable} {...written} />
      ))}
    </Toolbar>
  );
}

/** Each by itself: the first key draws the way back, and not ten tools that stand as they stood. */
const useShown = <T,>(text: OpenText, of: (text: OpenText) => T): T =>
  useMemo(() => computed(() => of(text)), [text]).value;

function ToolButton({ tool, isWritable, ...written }: Written & { tool: Tool; isWritable: boolean }) {
  const { text, panel } = written;
  const isOff = useShown(text, ({ here }) => tool.isOff?.(here.value) ?? false);
  const isPressed = useShown(text, ({ here }) => tool.isForm && here.value.forms.includes(tool.name as Form));
  const isOpen = useShown(text, () => tool.opens && panel.value === tool.opens);
  const word = t(`case.editor.${tool.name}`);
  const press = (event: MouseEvent) => {
    if (!isWritable) return;
    tool.press(written);
    // Pressed by a key, it has a count of 0: whoever walks along the tools goes on from there.
    if (event.detail > 0 && written.panel.value !== 'link') written.text.editor.view.focus();
  };
  return (
    <button
      class="btn icon"
      type="button"
      aria-label={word}
      title={word}
      aria-keyshortcuts={tool.keys}
      aria-disabled={!isWritable || isOff ? 'true' : undefined}
      aria-pressed={isPressed}
      aria-expanded={isOpen}
      // The text keeps the focus, and a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {tool.face}
    </button>
  );
}
