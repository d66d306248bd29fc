import { useSignal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { needWords } from '../../../client/core/i18n.ts';
import { RichTextBox } from '../../../client/rooms/business-case/rich-text-box.tsx';
import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { render } from '../setup.ts';

/** What jsdom lacks of a page that is laid out: places of things, all of them nowhere. */
const nowhere = () => new DOMRect();
Range.prototype.getBoundingClientRect ??= nowhere;
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
document.elementFromPoint ??= () => null;

/** What is told is told after the press itself, and the page draws what it was told. */
const settled = (work: () => void) =>
  act(async () => {
    work();
    await Promise.resolve();
  });

interface OpenBox {
  value?: RichText | null;
  thing?: string;
  ready?: boolean;
  disabled?: boolean;
}

/** A box in a page that keeps what it is told, as a section's page does. */
export async function openBox({ value = null, ...props }: OpenBox = {}) {
  await needWords('case-editor');
  const told: (RichText | null)[] = [];
  let give: (next: RichText | null) => void = () => undefined;
  function Page() {
    const text = useSignal(value);
    give = (next) => (text.value = next);
    return (
      <RichTextBox
        value={text.value}
        change={(next) => {
          told.push(next);
          text.value = next;
        }}
        label="Rationale"
        lang="es"
        ready
        {...props}
      />
    );
  }
  const page = render(<Page />);
  const paper = page.getByRole('textbox', { name: 'Rationale' });
  return {
    ...page,
    paper,
    told,
    last: () => told.at(-1),
    give: (next: RichText | null) => settled(() => give(next)),
    write: (words: string) => settled(() => void editorOf(paper).commands.insertContent(words)),
    choose: (from: number, to = from) =>
      settled(() => void editorOf(paper).commands.setTextSelection({ from, to })),
    tool: (name: string) => page.getByRole('button', { name }),
    paste: (html: string, text = '') => settled(() => paste(paper, html, text)),
  };
}

type Editing = HTMLElement & { editor: import('@tiptap/core').Editor };
/** Tiptap leaves its editor on its element, for tests. */
export const editorOf = (paper: HTMLElement) => (paper as Editing).editor;

export function paste(paper: HTMLElement, html: string, text = ''): void {
  const data: Record<string, string> = { 'text/html': html, 'text/plain': text };
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, {
    clipboardData: { getData: (type: string) => data[type] ?? '', files: [], types: Object.keys(data) },
  });
  paper.dispatchEvent(event);
}
