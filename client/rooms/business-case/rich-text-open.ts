import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RichTextBoxProps } from './rich-text-box.types.ts';
import { OpenText } from './rich-text-editor.ts';

/** The editor lives as long as its box: a page that is drawn anew never takes it from under somebody's hands. */
export function useOpenText(props: RichTextBoxProps, keysId: string, askForLink: () => void) {
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<OpenText>();
  const latest = useLatest({ ...props, keysId, askForLink });
  const { thing, value, label, lang, describedBy } = props;
  const isWritable = props.ready && !props.disabled;
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const opened = new OpenText(place.current, {
      value: latest.current.value,
      thing,
      attributes: () => attributesOf(latest.current),
      tell: (next) => latest.current.change(next),
      askForLink: () => latest.current.askForLink(),
    });
    setText(opened);
    return () => opened.close();
  }, [thing]);
  // With the drawing itself: an effect after it could bring a text that is one key old.
  useLayoutEffect(() => text?.receive(value), [text, value]);
  useLayoutEffect(() => text?.show(isWritable), [text, isWritable, label, lang, describedBy]);
  useEffect(() => void (isWritable && text?.remember()), [text, isWritable]);
  return { place, text };
}

/** Set after what leaves has told its last: a text is never told to the section that takes its place. */
function useLatest<T>(value: T): RefObject<T> & { current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => void (latest.current = value));
  return latest;
}

const attributesOf = ({
  label,
  lang,
  describedBy,
  keysId,
  ready,
  disabled,
}: RichTextBoxProps & { keysId: string }): Record<string, string> => ({
  class: 'rich-text-paper',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-describedby': [describedBy, keysId].filter(Boolean).join(' '),
  lang,
  spellcheck: 'true',
  ...(ready && !disabled ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
});
