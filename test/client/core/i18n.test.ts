import { beforeEach, expect, it, vi } from 'vitest';

type I18n = typeof import('../../../client/core/i18n.ts');
let words: I18n;
beforeEach(async () => {
  vi.resetModules();
  words = await import('../../../client/core/i18n.ts');
});

const TITLE = 'course.map.title';

it('words that arrive while the language changes speak the language it changes to', async () => {
  await words.needWords('core');
  await Promise.all([words.speak('es'), words.needWords('course')]);
  expect([words.t(TITLE), words.t('core.skip')]).toEqual(['Tu hoja de ruta', 'Ir al contenido']);
});

it('words that are asked for first and arrive last do not bring the language before back', async () => {
  await words.needWords('core');
  const needed = words.needWords('course');
  await words.speak('es');
  await needed;
  expect(words.t(TITLE)).toBe('Tu hoja de ruta');
  await words.speak('en');
  expect(words.t(TITLE)).toBe('Your road map');
});
