import { describe, expect, it } from 'vitest';
import { nameKey, numberedName, shownName } from '../../server/core/shown-name.rule.ts';

describe('a shown name', () => {
  it.each([
    ['Inés Calder', 'Inés Calder'],
    ['  Inés \n\t Calder ', 'Inés Calder'],
    ['Ine\u0301s', 'In\u00e9s'],
    ['\u202eredlaC\u202c sénI', 'redlaC sénI'],
    ['A\u200bn\u2060a\ufeff', 'Ana'],
    ['\u0007Ana\u0000', 'Ana'],
    ['Ana\u2028García', 'Ana García'],
    // A family of three is one sign made with joiners.
    ['\u{1f469}\u200d\u{1f469}\u200d\u{1f467} Ruiz', '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} Ruiz'],
    // Persian writes with the zero-width non-joiner between letters.
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['李', '李'],
  ])('%j is %j', (raw, shown) => {
    expect(shownName(raw)).toBe(shown);
  });

  it.each([
    '',
    '   ',
    '\u200b\u200b',
    '\u3164',
    '\u2800\u2800',
    '\u202e',
    '\u0301',
    '\u200d',
    '\ue000\ue001',
    '\ud800',
    null,
    undefined,
    7,
    {},
  ])('without a visible sign there is none: %j', (raw) => {
    expect(shownName(raw)).toBeNull();
  });

  it('is cut between two signs, never inside one', () => {
    const flag = '\u{1f1ea}\u{1f1f8}';
    const cut = shownName(flag.repeat(200)) ?? '';
    expect(cut).toBe(`${flag.repeat(79)}…`);
    expect(shownName('e\u0301x'.repeat(300))?.length).toBe(80);
    expect(shownName('W'.repeat(80))).toBe('W'.repeat(80));
  });

  it('of plain letters is what the careful way makes of it', () => {
    // An invisible sign, which is taken out, makes a name pass the careful way.
    for (let code = 0x20; code <= 0x250; code += 1) {
      const letter = String.fromCharCode(code);
      for (const name of [letter, `a${letter}`, `${letter}a b${letter}`])
        expect(shownName(name), code.toString(16)).toBe(shownName(`${name}\u2060`));
    }
    expect(shownName(`${'a'.repeat(80)}b`)).toBe(`${'a'.repeat(79)}…`);
  });

  it('holds no tower of accents', () => {
    const tower = `a${'\u0300\u0301\u0302\u0303'.repeat(100)}na`;
    expect((shownName(tower) ?? '').length).toBeLessThan(14);
  });
});

it('names that look the same have one key', () => {
  const keys = ['Ana García', 'ANA GARCIA', 'Ana Garci\u0301a', 'ana  garcía'].map((name) =>
    nameKey(shownName(name)),
  );
  expect(new Set(keys).size).toBe(1);
  expect(nameKey(null)).toBeNull();
});

it('a name that is shared carries a number, others do not', () => {
  expect(numberedName('Ana García', 17, true)).toBe('Ana García (17)');
  expect(numberedName('Ana García', 17, false)).toBe('Ana García');
  expect(numberedName(null, 17, true)).toBeNull();
});
