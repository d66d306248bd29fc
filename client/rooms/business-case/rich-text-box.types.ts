import type { ComponentChildren } from 'preact';
import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';

export interface RichTextBoxProps {
  /** Null: nothing was written. Another one than the box told last takes the place of what stands in it. */
  value: RichText | null;
  /** Called before the page does anything else after a key. */
  change: (next: RichText | null) => void;
  label: string;
  /** Of the text, for the browser's spelling and a screen reader's voice. */
  lang: string;
  /** Before the device has said what it kept, nothing is written here. */
  ready: boolean;
  /** Its name on this device, under which undo outlives the page. */
  thing?: string;
  describedBy?: string | undefined;
  disabled?: boolean;
  /** Stands beside the tools: how it is saved. */
  beside?: ComponentChildren;
}
