import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { CASE_PART, HEAD_THING, type CaseHead, type OpenedCase } from './business-case.types.ts';

/** What is said of the case as a whole, from the device first. */
export function useHead({ head }: Pick<OpenedCase, 'head'>): Writing<CaseHead> {
  const { value, revision, savedAt } = head;
  const known = { value, revision, savedAt: savedAt ?? undefined };
  return useWriting<CaseHead>({ thing: HEAD_THING, kind: CASE_PART, known, start: NEW_HEAD });
}
