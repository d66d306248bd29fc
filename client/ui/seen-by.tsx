import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** Who can read what is written here: an eye and a name, at the box, every time. */
export function SeenBy({ id, children }: { id?: string; children: ComponentChildren }) {
  return (
    <span class="seen-by" id={id}>
      <Icon name="eye" size={16} />
      <span>{children}</span>
    </span>
  );
}
