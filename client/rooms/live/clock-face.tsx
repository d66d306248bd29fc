import './clock-face.css';
import type { ComponentChildren } from 'preact';

interface Props {
  /** What is on: its name, and a line of help. */
  children: ComponentChildren;
  /** Milliseconds; less than nothing where it is over. */
  leftMs: number;
  /** What a screen reader says of it when it is asked; nobody listens to seconds. */
  label: string;
  note?: string;
}

/** What is on, and large beside it how much of its time is left. Stands in an element of class `live-clock`. */
export const ClockFace = ({ children, leftMs, label, note }: Props) => (
  <div class="face">
    <div class="stack tight">{children}</div>
    <p class="time" role="timer" aria-label={label}>
      <span class="left">{leftText(leftMs)}</span>
      {note !== undefined && <span class="help"> {note}</span>}
    </p>
  </div>
);

const SECOND = 1000;

/** 3:10, 83:00 where it is more than an hour, and +0:40 where it is over. */
export function leftText(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
