import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';
import { keyUses } from './word-keys.ts';

type Table = Record<string, string>;

function catalogue(language: string): Map<string, Table> {
  const files = sourceFiles([`course-content/words/${language}`], /\.json$/);
  return new Map(files.map((file) => [basename(file.path, '.json'), JSON.parse(file.text) as Table]));
}

const english = catalogue('en');
const spanish = catalogue('es');
/** `course-quiz.json` is one page's share of the room's words, so that the first page does not bring it. */
const rooms = [...english.keys()];
const folders = readdirSync(join(import.meta.dirname, '../../server/rooms'));
const roomOf = (file: string) => [...rooms, ...folders].find((room) => file.startsWith(`${room}-`)) ?? file;
const allKeys = (words: Map<string, Table>) => [...words.values()].flatMap((table) => Object.keys(table));

/** Names of the values a message takes, with how they are used; sorted, each once. */
function values(elements: MessageFormatElement[]): string[] {
  const names = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      const inner = Object.values(element.options).flatMap((option) => values(option.value));
      return [`${element.value}: ${TYPE[element.type]}`, ...inner];
    }
    return element.type === TYPE.tag ? values(element.children) : [element.value];
  });
  return [...new Set(names)].sort();
}

describe('the words files', () => {
  it('are the same in both languages, key by key', () => {
    expect(rooms).toEqual([...spanish.keys()]);
    for (const room of rooms) {
      expect(Object.keys(spanish.get(room) ?? {}).sort(), room).toEqual(
        Object.keys(english.get(room) ?? {}).sort(),
      );
    }
  });

  it('have keys that begin with their room and texts that are not empty', () => {
    for (const words of [english, spanish]) {
      for (const [room, table] of words) {
        for (const [key, text] of Object.entries(table)) {
          expect(key, `key in ${room}.json`).toMatch(new RegExp(`^${roomOf(room)}(\\.[a-z0-9-]+)+$`));
          expect(text.trim(), key).not.toBe('');
        }
      }
    }
  });

  it('are well-formed messages that take the same values in both languages', () => {
    for (const [room, table] of english) {
      for (const [key, text] of Object.entries(table)) {
        const other = spanish.get(room)?.[key] ?? '';
        expect(values(parse(other, { requiresOtherClause: true })), key).toEqual(values(parse(text)));
      }
    }
  });

  it('are translated: a sentence is never the same in both', () => {
    const same = [...english].flatMap(([room, table]) =>
      Object.entries(table)
        .filter(([key, text]) => spanish.get(room)?.[key] === text && text.split(/\s+/).length > 3)
        .map(([key]) => key),
    );
    expect(same).toEqual([]);
  });
});

describe('the keys in the code', () => {
  const sources = sourceFiles(['server', 'client'], /\.tsx?$/);
  const uses = keyUses(sources, [...new Set(rooms.map(roomOf))]);
  const keys = allKeys(english);

  it('all have a sentence', () => {
    const known = new Set(keys);
    const missing = uses.exact.filter(
      ({ key }) => !known.has(key) && !keys.some((one) => one.startsWith(`${key}.`)),
    );
    expect(missing).toEqual([]);
    const empty = uses.patterns.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(empty.map(({ text, file }) => `${file}: ${text}`)).toEqual([]);
  });

  it('use every sentence', () => {
    const exact = new Set(uses.exact.map(({ key }) => key));
    const unused = keys.filter(
      (key) => !exact.has(key) && !uses.patterns.some(({ pattern }) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
