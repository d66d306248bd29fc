import './table-words.ts';
import type { Missing } from '../../../server/rooms/business-case/missing.rule.ts';
import { dayText, t } from '../../core/i18n.ts';

/** What a case lacks, in a sentence. Where it is mended is for the page to say. */
export function missingText({ code, data = {} }: Missing): string {
  const { day } = data;
  return t(`case.tables.missing.${code}`, {
    ...data,
    ...(typeof day === 'string' && { day: dayText(day, 'year') }),
  });
}
