import { signal } from '@preact/signals';

export type Look = 'system' | 'light' | 'dark';

const NAME = 're-entry.look';

/** Light or dark. Offered because most platforms stay light when the system is dark. Kept per browser, if it allows. */
export const look = signal<Look>('system');

export function readLook(): void {
  try {
    const kept = localStorage.getItem(NAME);
    if (kept === 'light' || kept === 'dark') show(kept);
  } catch {
    // Storage refused inside a frame: the system's choice holds.
  }
}

export function chooseLook(next: Look): void {
  show(next);
  try {
    if (next === 'system') localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, next);
  } catch {
    // Kept for this page only.
  }
}

function show(next: Look): void {
  look.value = next;
  if (next === 'system') delete document.documentElement.dataset['look'];
  else document.documentElement.dataset['look'] = next;
}
