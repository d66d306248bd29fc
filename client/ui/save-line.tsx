import './save-line.css';
import { useRef } from 'preact/hooks';
import { Icon, StateIcon } from './icon.tsx';

/** `busy` and `saved` are how it should be, `waiting` and `attention` are trouble. */
export type SaveKind = 'busy' | 'saved' | 'waiting' | 'attention';

/**
 * What becomes of a text that is being written, in words, beside its box. A screen reader hears of it when it turns into
 * trouble and when that is over, not at every pause of somebody who writes.
 */
export function SaveLine({ kind, text }: { kind: SaveKind; text: string }) {
  const said = useRef('');
  if (kind === 'waiting' || kind === 'attention') said.current = text;
  else if (kind === 'saved' && said.current) said.current = text;
  return (
    <span class={`save-line ${kind}`}>
      {kind === 'saved' && <Icon name="saved" size={16} />}
      {(kind === 'waiting' || kind === 'attention') && <StateIcon state={kind} size={16} />}
      <span aria-hidden={said.current === text}>{text}</span>
      <span class="visually-hidden" role="status">
        {said.current}
      </span>
    </span>
  );
}
