import { z } from 'zod';
import type { Lang } from '../core/endpoint.contract.ts';
import { checkLabelled } from './cast.ts';
import type { CourseFiles } from './course-files.ts';
import { LANGUAGES } from './shapes.ts';
import type { ProblemList } from './problems.ts';
import type { StyleRules } from './style.ts';
import { parseYaml } from './yaml-file.ts';

/** Drawings of a course: `diagrams/<name>.svg`, their words as `{{key}}` from `diagrams/words.<language>.yaml`. */
export interface Diagrams {
  names: Set<string>;
  /** The drawing with its words, or undefined when it is not made yet. */
  svg(name: string, lang: Lang): string | undefined;
}

const FOLDER = 'diagrams';
type WordTree = { [key: string]: string | number | WordTree };
const wordTree: z.ZodType<WordTree> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.lazy(() => wordTree)]),
);

export function loadDiagrams(
  files: CourseFiles,
  problems: ProblemList,
  styleOf: (file: string) => StyleRules,
): Diagrams {
  const drawings = new Map<string, string>();
  for (const file of files.list(FOLDER).filter((name) => name.endsWith('.svg')))
    drawings.set(file.slice(0, -'.svg'.length), files.read(`${FOLDER}/${file}`) ?? '');
  const words = drawings.size > 0 ? loadWords(files, problems) : {};
  const ready = new Map<string, string>();
  for (const [name, svg] of drawings) {
    checkSafe(name, svg, problems);
    for (const lang of LANGUAGES) {
      const drawing = insertWords(name, svg, lang);
      ready.set(`${name} ${lang}`, drawing);
      const file = `${FOLDER}/${name}.svg`;
      checkLabelled({ text: drawing, at: { file, line: 0 } }, styleOf(file).cast, problems);
    }
  }
  return { names: new Set(drawings.keys()), svg: (name, lang) => ready.get(`${name} ${lang}`) };

  function insertWords(name: string, svg: string, lang: Lang): string {
    return tidy(svg).replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, key: string) => {
      const word = words[lang]?.get(`${name}.${key}`) ?? words[lang]?.get(key);
      if (word !== undefined) return escapeXml(word);
      problems.add(
        'diagram',
        { file: `${FOLDER}/words.${lang}.yaml`, line: 0 },
        `${name}.svg needs the word ${key}`,
      );
      return whole;
    });
  }
}

function loadWords(files: CourseFiles, problems: ProblemList): Partial<Record<Lang, Map<string, string>>> {
  const words: Partial<Record<Lang, Map<string, string>>> = {};
  for (const lang of LANGUAGES) {
    const file = `${FOLDER}/words.${lang}.yaml`;
    const trees = files
      .readAll(file)
      .map((text) => parseYaml({ file, text, line: 0 }, wordTree, problems)?.data ?? {});
    // An edition changes the word of one drawing and keeps the others.
    words[lang] = new Map(trees.toReversed().flatMap((tree) => [...flatten(tree)]));
  }
  return words;
}

function* flatten(tree: WordTree, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') yield* flatten(value, `${prefix}${key}.`);
    else yield [prefix + key, String(value)];
  }
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The XML declaration and comments have no place inside an HTML page. */
const tidy = (svg: string) =>
  svg
    .replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->/gi, '')
    .replace(/>\s*\n\s*</g, '><')
    .trim();

/** What may not stand in a drawing: anything that runs, loads, or that the page's style-src refuses. */
const UNSAFE: [RegExp, string][] = [
  [/<script/i, 'a script'],
  [/<style|\sstyle\s*=/i, 'style; use attributes and classes'],
  [/<foreignObject/i, 'foreignObject'],
  [/\son[a-z]+\s*=/i, 'an event handler'],
  [/(?:href|src)\s*=\s*["'](?!#)/i, 'an address outside the drawing'],
  [/url\(\s*["']?(?!#)/i, 'a url() outside the drawing'],
];

function checkSafe(name: string, svg: string, problems: ProblemList): void {
  const at = { file: `${FOLDER}/${name}.svg`, line: 0 };
  if (!tidy(svg).startsWith('<svg')) problems.add('diagram', at, 'is not an SVG drawing');
  for (const [pattern, what] of UNSAFE) if (pattern.test(svg)) problems.add('diagram', at, `holds ${what}`);
}
