import type { RefObject } from 'preact';
import type { Draft } from '../../core/drafts.ts';
import type { FieldControl } from '../../ui/field.tsx';

/** Lines to write on. What stands in them is on the device with every key. */
export function WritingBox(props: {
  control: FieldControl;
  box: RefObject<HTMLTextAreaElement | null>;
  draft: Draft<string>;
  lines: number;
  readOnly?: boolean;
  leave?: () => void;
}) {
  const { control, box, draft, lines, readOnly, leave } = props;
  return (
    <textarea
      {...control}
      ref={box}
      class="writing"
      dir="auto"
      style={{ '--lines': lines }}
      value={draft.value.value}
      readOnly={readOnly === true || !draft.ready.value}
      onBlur={leave}
      onInput={(event) => draft.write(event.currentTarget.value)}
    />
  );
}
