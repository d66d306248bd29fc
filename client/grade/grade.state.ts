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
  await grades().refresh();
}

export async function resendAll(): Promise<void> {
  await call<typeof resendAllSpec>('POST', '/api/grades/resend', { body: {} });
  await grades().refresh();
}
