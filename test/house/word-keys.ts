import type { SourceFile } from './source-files.ts';

export interface KeyUses {
  exact: { key: string; file: string }[];
  /** Keys made of pieces: `launch.refused.${code}.title`, or the prefix that tCode adds a code to. */
  patterns: { pattern: RegExp; text: string; file: string }[];
}

/**
 * Every text in the code that reads like a key of the words files: its first segment is the name of one. Stores are
 * left out: their dotted texts are paths in documents.
 */
export function keyUses(files: SourceFile[], rooms: string[]): KeyUses {
  const room = `(?:${rooms.join('|')})`;
  const plain = new RegExp(`(?<![\\w./-])['"\`](${room}(?:\\.[a-z0-9-]+)+)['"\`]`, 'g');
  const pieces = new RegExp(`\`(${room}\\.[^\`\\s]*\\$\\{[^\`]*)\``, 'g');
  const prefix = new RegExp(`\\btCode\\(\\s*'(${room}(?:\\.[a-z0-9-]+)*)'`, 'g');
  const added = new RegExp(`'(${room}(?:\\.[a-z0-9-]+)*\\.)'\\s*\\+`, 'g');
  const uses: KeyUses = { exact: [], patterns: [] };
  for (const { path, text } of files) {
    if (path.endsWith('.store.ts')) continue;
    const code = text.replace(/\bimport\([^)]*\)|\bfrom '[^']*'/g, '');
    for (const [, key = ''] of code.matchAll(plain)) {
      if (!/\.(json|yaml|md|ts)$/.test(key)) uses.exact.push({ key, file: path });
    }
    for (const [, made = ''] of code.matchAll(pieces))
      uses.patterns.push({ ...fromTemplate(made), file: path });
    for (const [, start = ''] of code.matchAll(prefix))
      uses.patterns.push({ ...under(`${start}.`), file: path });
    for (const [, start = ''] of code.matchAll(added)) uses.patterns.push({ ...under(start), file: path });
  }
  return uses;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function fromTemplate(text: string): { pattern: RegExp; text: string } {
  const fixed = text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  return { pattern: new RegExp(`^${fixed.map(escaped).join('[a-z0-9.-]+')}$`), text };
}

function under(start: string): { pattern: RegExp; text: string } {
  return { pattern: new RegExp(`^${escaped(start)}[a-z0-9.-]+$`), text: start };
}
