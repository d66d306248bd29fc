import type { Editor } from '@tiptap/core';

/** Forms of a text that a press turns on or off. */
export type Form = 'bold' | 'italic' | 'link' | 'heading' | 'small-heading' | 'bullets' | 'numbers' | 'quote';

const FORMS: readonly (readonly [Form, string, { level: number }?])[] = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['link', 'link'],
  ['heading', 'heading', { level: 3 }],
  ['small-heading', 'heading', { level: 4 }],
  ['bullets', 'bulletList'],
  ['numbers', 'orderedList'],
  ['quote', 'blockquote'],
];

/** Those that the cursor stands in, or that all of what is chosen has. */
export function formsAt(editor: Editor): Form[] {
  const { selection, storedMarks } = editor.state;
  if (!selection.empty)
    return FORMS.flatMap(([form, name, attributes]) => (editor.isActive(name, attributes) ? [form] : []));
  // With every key: the editor's own way goes through the text once for each form.
  const { $from } = selection;
  const marks = new Set((storedMarks ?? $from.marks()).map(({ type }) => type.name));
  const around = Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth));
  return FORMS.flatMap(([form, name, attributes]) => {
    const stands = around.some(
      ({ type, attrs }) => type.name === name && (!attributes || attrs['level'] === attributes.level),
    );
    return stands || marks.has(name) ? [form] : [];
  });
}
