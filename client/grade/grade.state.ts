import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type {
  grades as gradesSpec,
  resendAll as resendAllSpec,
  resendScore,
} from '../../server/grade/grade.contract.ts';
import { call } from '../core/api.ts';
import { loaded, type Loaded } from '../core/load.ts';

export type Grades = AnswerOf<typeof gradesSpec>;
export type FailedScore = Grades['failed'][number];

export function grades(): Loaded<Grades> {
  return loaded('grade/grades', () => call<typeof gradesSpec>('GET', '/api/grades', {}));
}

/** Asks for one score to be sent now; the list is read again afterwards. Rejects with ApiError. */
export async function resend(id: string): Promise<void> {
  await call<typeof resendScore>('POST', '/api/grades/:id/resend', { params: { id }, body: {} });
  await readAgain();
}

export async function resendAll(): Promise<void> {
  await call<typeof resendAllSpec>('POST', '/api/grades/resend', { body: {} });
  await readAgain();
}

const LOOK_AGAIN_MS = [2_000, 5_000, 12_000];

/** A job does the sending, a moment after the answer: whoever pressed the button sees what came of it without leaving. */
async function readAgain(): Promise<void> {
  await grades().refresh();
  for (const wait of LOOK_AGAIN_MS) setTimeout(() => void grades().refresh(), wait);
}
