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
  const word = useSignal<keyof CopyButtonProps['words']>('copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      word.value = 'copied';
    } catch {
      word.value = 'byHand';
    }
  };
  return (
    <button class="btn quiet small" type="button" aria-label={label} onClick={() => void copy()}>
      <Icon name="copy" />
      <span role="status">{words[word.value]}</span>
    </button>
  );
}
