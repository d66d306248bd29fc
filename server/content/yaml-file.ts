import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { CourseFiles } from './course-files.ts';
import type { ProblemList } from './problems.ts';

/** Where a YAML text stands: `line` is the number of lines before it in the file. */
interface YamlSource {
  file: string;
  text: string;
  line: number;
}

/** What a file says, and where: `lineOf` gives the line of the nearest thing on the way to a path. */
export interface Read<T> {
  data: T;
  file: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads YAML 1.2 (so 1:30 and no stay text) and judges it. Undefined when it cannot be used; problems say why. */
export function parseYaml<Z extends z.ZodType>(
  source: YamlSource,
  schema: Z,
  problems: ProblemList,
): Read<z.output<Z>> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter, uniqueKeys: true, version: '1.2' });
  const lineAt = (offset: number) => source.line + counter.linePos(offset).line;
  for (const error of document.errors) {
    problems.add('yaml', { file: source.file, line: lineAt(error.pos[0]) }, firstLine(error.message));
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (parsed.success) return { data: parsed.data, file: source.file, lineOf };
  for (const issue of parsed.error.issues) {
    const at = { file: source.file, line: lineOf(issue.path) };
    problems.add('shape', at, `${issue.path.join('.') || 'file'}: ${issue.message}`);
  }
  return undefined;
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? text;

/** The nearest node that exists on the way to the path: a missing field is reported where its parent begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

/** Reads a YAML file of the course. `missing: 'allowed'` gives undefined without a problem. */
export function readYamlFile<Z extends z.ZodType>(
  at: { files: CourseFiles; file: string; missing?: 'allowed' },
  schema: Z,
  problems: ProblemList,
): Read<z.output<Z>> | undefined {
  const text = at.files.read(at.file);
  if (text === undefined) {
    if (at.missing !== 'allowed')
      problems.add('missing-file', { file: at.file, line: 0 }, 'file is not there');
    return undefined;
  }
  return parseYaml({ file: at.file, text, line: 0 }, schema, problems);
}

export interface FrontMatter {
  yaml: string;
  body: string;
  /** Lines of the file before the body begins. */
  bodyLine: number;
}

/**
 * Splits `---` front matter from the text. One expression instead of gray-matter, which runs JavaScript in `---js`
 * front matter and reads times as numbers.
 */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!match) return undefined;
  const yaml = match[1] ?? '';
  return { yaml, body: match[2] ?? '', bodyLine: yaml.split('\n').length + 2 };
}
