import { signal } from '@preact/signals';
import { Editor } from '@tiptap/core';
import { closeHistory, redoDepth, undoDepth } from '@tiptap/pm/history';
import { Node as TextNode } from '@tiptap/pm/model';
import { type Command, EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import { cleanedText, type RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { formsAt, type Form } from './rich-text-form.ts';
import { keys } from './rich-text-keys.ts';
import { limits, type TooMuch } from './rich-text-limits.ts';
import { RichTextPast } from './rich-text-past.ts';
import { cleanedPaste } from './rich-text-paste.ts';
import { textNodes, TYPED_FORMS } from './rich-text-schema.ts';
import { RECEIVED } from './rich-text-table.ts';

/** What the tools show of where the cursor is. */
export interface Here {
  forms: readonly Form[];
  inTable: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

/** What a person is told of what became of their press or paste. */
export type Said = { is: 'pictures'; count: number } | { is: 'files' } | { is: TooMuch };

export interface OpenTextOptions {
  value: RichText | null;
  /** Its name on this device, where its earlier texts are to be kept. */
  thing: string | undefined;
  attributes: () => Record<string, string>;
  tell: (text: RichText | null) => void;
  askForLink: () => void;
}

const EMPTY: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

const jsonOf = (text: RichText | null): string => JSON.stringify(text);
const isEmptyLine = ({ content: [only, ...more] }: RichText): boolean =>
  more.length === 0 && only?.type === 'paragraph' && only.content === undefined;
/** A node is never changed, only replaced: with a key in one paragraph it is known what all others say. */
const cleaned = new WeakMap<TextNode, RichText['content']>();

function blocksOf(node: TextNode): RichText['content'] {
  const known = cleaned.get(node) ?? cleanedText({ content: [node.toJSON()] }).content;
  cleaned.set(node, known);
  return known;
}

const cleanedDoc = (doc: TextNode): RichText => ({ type: 'doc', content: doc.children.flatMap(blocksOf) });
const textOf = (doc: TextNode): RichText | null => {
  const text = cleanedDoc(doc);
  return isEmptyLine(text) ? null : text;
};

/** An editor in the page, between the text as others have it and the person who writes. */
export class OpenText {
  readonly here = signal<Here>({ forms: [], inTable: false, canUndo: false, canRedo: false });
  readonly said = signal<Said | undefined>(undefined);
  readonly editor: Editor;
  readonly #tell: OpenTextOptions['tell'];
  readonly #past: RichTextPast | undefined;
  /** What the other side has. */
  #told: string;
  /** A page may give back what it was told some keys ago: that is not another's text. */
  readonly #own = new WeakSet<RichText>();
  #isTelling = false;
  #showing: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, { value, thing, attributes, tell, askForLink }: OpenTextOptions) {
    const text = value && cleanedText(value);
    this.#told = jsonOf(text);
    this.#tell = tell;
    this.editor = new Editor({
      element: place,
      extensions: [...textNodes, limits((is) => (this.said.value = { is })), keys(askForLink)],
      content: text ?? EMPTY,
      injectCSS: false,
      enableInputRules: TYPED_FORMS,
      enablePasteRules: false,
      enableCoreExtensions: { delete: false, drop: false, paste: false, textDirection: false },
      editorProps: {
        attributes,
        transformPastedHTML: (html) => this.#pasted(html),
        // A picture alone leaves nothing to put in: what was chosen stays.
        handlePaste: (_, event, slice) => this.#isOfFiles(event.clipboardData) || slice.size === 0,
        handleDrop: (_, event) => this.#isOfFiles(event.dataTransfer),
      },
      onTransaction: ({ transaction, appendedTransactions }) =>
        this.#after([transaction, ...appendedTransactions]),
      onBlur: () => this.flush(),
    });
    this.#past = thing === undefined ? undefined : new RichTextPast(thing);
  }

  /** Takes what may be written in now, and by what name; once it is ready, undo goes back to before this page. */
  show(editable: boolean): void {
    this.editor.setOptions({ editable });
  }

  async remember(): Promise<void> {
    const texts = await this.#past?.read();
    if (texts && !this.editor.isDestroyed) this.#goThrough(texts);
  }

  /** Somebody else has another text: it takes the place of this one, and the cursor stays where it is in the rest. */
  receive(value: RichText | null): void {
    if (value && this.#own.has(value)) return;
    const text = value && cleanedText(value);
    const json = jsonOf(text);
    if (json === this.#told) return;
    this.#told = json;
    const { state, view } = this.editor;
    const change = becoming(state, text ?? EMPTY);
    if (!change) return;
    // What came before anybody wrote is what the text begins with.
    if (undoDepth(state) === 0) change.setMeta('addToHistory', false);
    view.dispatch(closeHistory(change.setMeta(RECEIVED, true)));
  }

  run(command: Command): boolean {
    return command(this.editor.state, this.editor.view.dispatch, this.editor.view);
  }

  /** Tells what stands there, if it is not known already. */
  flush(): void {
    this.#isTelling = false;
    const text = textOf(this.editor.state.doc);
    const json = jsonOf(text);
    if (json === this.#told) return;
    this.#told = json;
    if (text) this.#own.add(text);
    this.#tell(text);
  }

  close(): void {
    clearTimeout(this.#showing);
    this.flush();
    this.editor.destroy();
  }

  #after(transactions: readonly Transaction[]): void {
    const [first] = transactions;
    // In a turn of its own: the key is done when its letter stands.
    this.#showing ??= setTimeout(() => this.#show());
    if (!first || !transactions.some(({ docChanged }) => docChanged)) return;
    this.#past?.leave(() => cleanedDoc(first.before));
    if (this.said.peek() && this.said.peek()?.is !== 'pictures') this.said.value = undefined;
    if (this.#isTelling || first.getMeta(RECEIVED) === true) return;
    this.#isTelling = true;
    // Several steps of one press are one text. Never later than this: a page that goes takes what was not told with it.
    queueMicrotask(() => this.#isTelling && this.flush());
  }

  #show(): void {
    clearTimeout(this.#showing);
    this.#showing = undefined;
    const { editor } = this;
    const next: Here = {
      forms: formsAt(editor),
      inTable: isInTable(editor.state),
      canUndo: undoDepth(editor.state) > 0,
      canRedo: redoDepth(editor.state) > 0,
    };
    // Not with every key: the tools are drawn again when something of them is different.
    if (JSON.stringify(next) !== JSON.stringify(this.here.peek())) this.here.value = next;
  }

  #pasted(html: string): string {
    const pasted = cleanedPaste(html);
    this.said.value = pasted.pictures > 0 ? { is: 'pictures', count: pasted.pictures } : undefined;
    return pasted.html;
  }

  /** A page that is given a file without a word from it goes there and leaves the text. */
  #isOfFiles(data: DataTransfer | null): boolean {
    if (!data || data.files.length === 0 || data.getData('text/html') || data.getData('text/plain'))
      return false;
    this.said.value = { is: 'files' };
    return true;
  }

  /** Goes through the earlier texts once more, so that undo finds them; what stands on the screen stays as it is. */
  #goThrough(texts: readonly unknown[]): void {
    const { editor } = this;
    const [first, ...later] = [...texts, editor.state.doc.toJSON()].map(cleanedText);
    if (!first || undoDepth(editor.state) > 0) return;
    const { doc, selection, plugins, schema } = editor.state;
    let state = EditorState.create({ doc: TextNode.fromJSON(schema, first), plugins });
    for (const text of later) {
      const change = becoming(state, text);
      if (change) state = state.apply(closeHistory(change));
    }
    if (!state.doc.eq(doc)) return;
    const kept = Selection.fromJSON(state.doc, selection.toJSON());
    editor.view.updateState(state.apply(closeHistory(state.tr.setSelection(kept))));
    this.#show();
  }
}

/** One replacement from the first sign that differs to the last: what is the same keeps its cursor. */
function becoming({ doc, schema, tr }: EditorState, text: RichText): Transaction | undefined {
  const next = TextNode.fromJSON(schema, text);
  const from = doc.content.findDiffStart(next.content);
  const to = doc.content.findDiffEnd(next.content);
  if (from === null || to === null) return undefined;
  const overlap = Math.max(0, from - Math.min(to.a, to.b));
  return tr.replace(from, to.a + overlap, next.slice(from, to.b + overlap));
}
