import type en from '../../../course-content/words/en/case-versions.json';
import type es from '../../../course-content/words/es/case-versions.json';
import { momentText, t } from '../../core/i18n.ts';
import type { Version } from './versions.state.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-versions': { en: typeof en; es: typeof es };
  }
}

/** "Version 1, handed in Wed 27 May, 09:10", "Before Ruth reads, Mon 2 June, 18:40". */
export function versionName({ made, number, name, at }: Version): string {
  const time = momentText(at);
  if (made === 'submitted') return t('case.versions.named.submitted', { number: number ?? 0, time });
  return name === '' ? t(`case.versions.named.${made}`, { time }) : t('case.versions.named', { name, time });
}
