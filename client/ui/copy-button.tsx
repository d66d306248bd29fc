import { useSignal } from '@preact/signals';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  text: string;
  /** What is copied, for whoever hears the button alone. */
  label?: string;
  words: Record<'copy' | 'copied' | 'byHand', string>;
}

/** Puts a text that stands beside it on the clipboard. Most platforms do not let a frame do so: then it says how to by hand. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
  // Of this text: another one in its place was not copied.
  const done = useSignal<{ text: string; word: 'copied' | 'byHand' } | undefined>(undefined);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      done.value = { text, word: 'copied' };
    } catch {
      done.value = { text, word: 'byHand' };
    }
  };
  const word = done.value?.text === text ? done.value.word : 'copy';
  return (
    <button class="btn quiet small" type="button" aria-label={label} onClick={() => void copy()}>
      <Icon name="copy" />
      <span role="status">{words[word]}</span>
    </button>
  );
}
