import { describe, expect, it } from 'vitest';
import { LTI_ERROR_CODES } from '../../lti/index.ts';
import { SERVICE_ERROR_CODES } from '../../lti/service-error.ts';
import { words } from '../../server/core/words.ts';
import { refusalPage } from '../../server/rooms/launch/launch.pages.ts';

/** Codes that the server makes itself beside those of the protocol (server/core/errors.ts, launch.service.ts). */
const OWN_CODES = [
  'picker-refused',
  'review-refused',
  'too-many',
  'not-now',
  'unexpected',
  'not-found',
  'not-allowed',
];
const LANGS = ['en', 'es'] as const;

const page = (code: string, lang: (typeof LANGS)[number]) =>
  refusalPage({ code, ref: 'ABC-234', lang, nonce: 'n', when: new Date('2026-03-02T10:00:00Z') });
const textOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ');

describe.each(LANGS)('a refusal in %s', (lang) => {
  it.each([...LTI_ERROR_CODES, ...OWN_CODES])(
    '%s says what happened, what to do, and what to tell the administrator',
    (code) => {
      const html = page(code, lang);
      expect(html).toContain(`<html lang="${lang}">`);
      const title = /<h1>([^<]+)<\/h1>/.exec(html)?.[1] ?? '';
      const lede = /<p class="lede">([^<]+)<\/p>/.exec(html)?.[1] ?? '';
      const forAdmin = /id="it-text">([^<]+)</.exec(html)?.[1] ?? '';
      expect(title.split(' ').length).toBeGreaterThan(2);
      expect(lede.split(' ').length).toBeGreaterThan(3);
      expect(forAdmin).toContain(code);
      expect(forAdmin).toContain('ABC-234');
      expect(forAdmin).toContain('2026');
      expect(html).toContain('id="copy"');
      // A key in the place of its sentence.
      expect(textOf(html)).not.toMatch(/\b(launch|core|install)\.[a-z]+[.-]/);
    },
  );

  it.each(LTI_ERROR_CODES)('%s has a sentence of its own for the administrator', (code) => {
    expect(words(lang)(`launch.detail.${code}`)).not.toContain('launch.detail');
  });

  it.each([
    ...SERVICE_ERROR_CODES,
    'refused',
    'unauthorised',
    'throttled',
    'failed',
    'platform-stopped',
    'timestamp-refused',
    'unexpected',
  ])('a score that failed with %s has its sentence', (code) => {
    expect(words(lang)(`grade.code.${code}`)).not.toContain('grade.code');
  });
});

it('the two languages differ in every refusal', () => {
  for (const code of LTI_ERROR_CODES) expect(textOf(page(code, 'en'))).not.toBe(textOf(page(code, 'es')));
});
