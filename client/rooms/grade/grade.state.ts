import { signal } from '@preact/signals';
import { type Answer, call } from '../../core/api.ts';
import { mutate, query, type Query } from '../../core/data.ts';
import { t, tCode } from '../../core/i18n.ts';

export type Grades = Answer<'GET /api/grades'>;
export type FailedScore = Grades['failed'][number];

export function grades(): Query<Grades> {
  return query('grade/grades', () => call('GET /api/grades'));
}

/** The platform's own name of a line item: that is what stands in its gradebook. Ours where there is none yet. */
export const lineItemName = ({ key, label }: Pick<Grades['lineItems'][number], 'key' | 'label'>): string =>
  label ?? tCode('grade.column', key, 'grade.column.other');

/** Took numbers, and does not show them. */
export const isDoubtful = ({ shows }: Grades['lineItems'][number]): boolean =>
  shows === 'nothing' || shows === 'another' || shows === 'locked';

/**
 * "Every score has arrived" would not be true of those that wait for their turn, nor of a line item that shows none.
 */
export function deliveryTitle({ failed, waiting, lineItems }: Grades): string {
  if (failed.length === 0 && lineItems.some(isDoubtful)) return t('grade.title.doubtful');
  if (failed.length === 0 && waiting > 0) return t('grade.title.waiting');
  return t('grade.title', { count: failed.length });
}

/** When somebody pressed "send again" here, by score. */
export const sentAgain = signal<Readonly<Record<string, string>>>({});

/** Asks for one score to be sent now; the list is read again afterwards. Rejects with ApiError. */
export async function resend(id: string): Promise<void> {
  const send = () => call('POST /api/grades/:id/resend', { params: { id }, body: {} });
  await mutate(grades(), (data) => underWay(data, [id]), send);
  note([id]);
  lookAgain();
}

export async function resendAll(): Promise<void> {
  const ids = (grades().data.peek()?.failed ?? []).map((row) => row.id);
  const send = () => call('POST /api/grades/resend', { body: {} });
  await mutate(grades(), (data) => underWay(data, ids), send);
  note(ids);
  lookAgain();
}

/** Shown at once: these scores are being sent. */
const underWay = (data: Grades, ids: string[]): Grades => ({
  ...data,
  failed: data.failed.map((row) =>
    ids.includes(row.id) ? { ...row, nextTryAt: new Date().toISOString() } : row,
  ),
});

/** Takes one failed score off the list; its reason stays readable below. */
export async function putAside(id: string): Promise<void> {
  const leaves = (data: Grades): Grades => ({ ...data, failed: data.failed.filter((row) => row.id !== id) });
  await mutate(grades(), leaves, () => call('PUT /api/grades/:id/aside', { params: { id }, body: {} }));
}

function note(ids: string[]): void {
  const now = new Date().toISOString();
  sentAgain.value = { ...sentAgain.value, ...Object.fromEntries(ids.map((id) => [id, now])) };
}

const LOOK_AGAIN_MS = [2_000, 5_000, 12_000];

/** A job does the sending, a moment after the answer: whoever pressed the button sees what came of it without leaving. */
function lookAgain(): void {
  for (const wait of LOOK_AGAIN_MS) setTimeout(() => void grades().refresh(), wait);
}
