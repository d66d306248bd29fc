import type { SlotProps } from '../../shell/page.types.ts';

/** What plays in a step, and the part of the text in whose place it does. */
export interface PlayProps extends SlotProps {
  section: HTMLElement;
}
