import { signal } from '@preact/signals';
import type { Act } from './course.types.ts';

/** Acts that are not asked about any more until the page is opened anew. */
const putOff = signal<ReadonlySet<string>>(new Set());

type Named = Pick<Act, 'module' | 'step'>;

const keyOf = ({ module, step }: Named) => `${module}/${step}`;

export const isPutOff = (act: Named): boolean => putOff.value.has(keyOf(act));

export const putOffAct = (act: Named): void => void (putOff.value = new Set([...putOff.peek(), keyOf(act)]));
