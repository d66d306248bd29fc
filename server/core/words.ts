import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Lang } from './endpoint.contract.ts';
import { projectRoot } from './project-root.ts';

export const LANGS: readonly Lang[] = ['en', 'es'];

export type Words = (key: string, values?: Record<string, string | number>) => string;

const root = join(projectRoot, 'course-content', 'words');
const catalogues = new Map<Lang, Map<string, IntlMessageFormat>>();

function load(language: Lang): Map<string, IntlMessageFormat> {
  const known = catalogues.get(language);
  if (known) return known;
  const messages = new Map<string, IntlMessageFormat>();
  for (const file of readdirSync(join(root, language))) {
    if (!file.endsWith('.json')) continue;
    const table = JSON.parse(readFileSync(join(root, language, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(table)) messages.set(key, new IntlMessageFormat(text, language));
  }
  catalogues.set(language, messages);
  return messages;
}

/** Sentences for pages that the server prints. A missing key or value shows the key: a page never dies of a word. */
export function words(language: Lang): Words {
  const messages = load(language);
  return (key, values) => {
    try {
      return String(messages.get(key)?.format(values) ?? key);
    } catch {
      return key;
    }
  };
}

/** For dates and numbers on printed pages: English dates are day first, and hours run to 24, as everywhere in the course. */
export const localeOf = (language: Lang): string => (language === 'en' ? 'en-GB' : language);

/** Chooses from a platform's locale or an Accept-Language header; English when neither language is asked for. */
export function chooseLang(...wishes: (string | undefined)[]): Lang {
  for (const wish of wishes) {
    for (const part of (wish ?? '').toLowerCase().split(',')) {
      const found = LANGS.find((one) => part.trim().startsWith(one));
      if (found) return found;
    }
  }
  return 'en';
}
