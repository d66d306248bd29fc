import { signal } from '@preact/signals';
import { type Answer, call } from '../../core/api.ts';
import { loaded, type Loaded } from '../../core/load.ts';

export type Grades = Answer<'GET /api/grades'>;
export type FailedScore = Grades['failed'][number];

export function grades(): Loaded<Grades> {
  return loaded('grade/grades', () => call('GET /api/grades'));
}

/** When somebody pressed "send again" here, by score. */
export const sentAgain = signal<Readonly<Record<string, string>>>({});

/** Asks for one score to be sent now; the list is read again afterwards. Rejects with ApiError. */
export async function resend(id: string): Promise<void> {
  await call('POST /api/grades/:id/resend', { params: { id }, body: {} });
  note([id]);
  await readAgain();
}

export async function resendAll(): Promise<void> {
  const failed = grades().data.value?.failed ?? [];
  await call('POST /api/grades/resend', { body: {} });
  note(failed.map((row) => row.id));
  await readAgain();
}

function note(ids: string[]): void {
  const now = new Date().toISOString();
  sentAgain.value = { ...sentAgain.value, ...Object.fromEntries(ids.map((id) => [id, now])) };
}

const LOOK_AGAIN_MS = [2_000, 5_000, 12_000];

/** A job does the sending, a moment after the answer: whoever pressed the button sees what came of it without leaving. */
async function readAgain(): Promise<void> {
  await grades().refresh();
  for (const wait of LOOK_AGAIN_MS) setTimeout(() => void grades().refresh(), wait);
}
