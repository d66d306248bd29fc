import { lang } from '../../core/i18n.ts';
import { formNamed } from './portfolio.state.ts';

/** Forms that a learner's own organisation would use, and that step 8.8 takes copies of. */
export const COPIED = [
  'mentee-application',
  'mentor-application',
  'mentoring-agreement',
  'mentee-log',
  'mentor-log',
] as const;

/** A form as a page: its questions one below the other, to be cut and changed. The form stays as it is. */
export async function copyOfForm(form: (typeof COPIED)[number]): Promise<{ heading: string; text: string }> {
  const shown = await formNamed(form);
  const lines = shown.fields.map(({ label }) => `- ${label[lang.value]}`);
  return { heading: shown.title[lang.value], text: lines.join('\n').slice(0, 8000) };
}
