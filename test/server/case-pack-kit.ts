import JSZip from 'jszip';
import { expect } from 'vitest';
import { readDocx } from '../setup/office-file.ts';
import { readPptx } from '../setup/pptx-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { ExportKit } from './case-exports-kit.ts';

export async function packOf(kit: ExportKit, who: Entered, lang: string) {
  const { token } = who;
  const answer = await fetch(`${kit.tool.origin}/api/business-case/pack?lang=${lang}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  const zip = await JSZip.loadAsync(await answer.arrayBuffer());
  const files = new Map<string, Uint8Array>();
  for (const [name, file] of Object.entries(zip.files)) files.set(name, await file.async('uint8array'));
  return { headers: answer.headers, files };
}

export type PackFiles = Awaited<ReturnType<typeof packOf>>['files'];

export function named(files: PackFiles, part: string): Uint8Array {
  const [found, ...more] = [...files.keys()].filter((name) => name.includes(part));
  if (found === undefined || more.length > 0) throw new Error(`${part} is there ${more.length + 1} times`);
  return files.get(found) as Uint8Array;
}

export const linesOf = (files: PackFiles, part: string) =>
  readDocx(named(files, part)).paragraphs.map(({ text }) => text);
export const textOf = (files: PackFiles, part: string) => linesOf(files, part).join('\n');

/** Everything of it that a person can read, whatever is in it. */
export const allText = (files: PackFiles) =>
  [...files.entries()]
    .map(([name, bytes]) =>
      name.endsWith('.pptx')
        ? readPptx(bytes)
            .slides.flatMap((one) => [one.title, ...one.texts, ...one.notes])
            .join('\n')
        : readDocx(bytes)
            .paragraphs.map(({ text }) => text)
            .join('\n'),
    )
    .join('\n');
