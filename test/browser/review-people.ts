import { hex } from '../setup/hex.ts';
import { sampleCase } from '../unit/case-kit.ts';
import type { BrowserKit } from './kit.ts';

type Method = 'GET' | 'PUT' | 'POST';

/** What is saved for the first time. */
export const first = (value: object) => ({ write: hex(), revision: 0, value });

/** Somebody who asks the tool as their page does; what is refused throws. */
export async function asking(
  { enter, tool }: BrowserKit,
  person: string,
  site: 'moodle' | 'canvas' = 'canvas',
) {
  const entered = await enter({ site, person });
  const { token, me } = entered;
  const ask = async <T>(method: Method, path: string, body?: object): Promise<T> => {
    const answer = await tool.call(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.body as T;
  };
  return { entered, id: me.id, number: me.number, ask };
}

/** The finished case of the course. Answers the revisions of its sections. */
export async function handIn({ ask }: Awaited<ReturnType<typeof asking>>): Promise<Record<string, number>> {
  const { head, sections } = sampleCase();
  await ask('PUT', '/business-case/head', first(head));
  for (const { slug, value } of sections) await ask('PUT', `/business-case/sections/${slug}`, first(value));
  const stored = await ask<{ head: { revision: number }; sections: { slug: string; revision: number }[] }>(
    'GET',
    '/business-case',
  );
  const parts = [{ slug: 'head', revision: stored.head.revision }, ...stored.sections];
  const seen = Object.fromEntries(parts.map(({ slug, revision }) => [slug, revision]));
  await ask('POST', '/business-case/submit', { write: hex(), seen });
  return seen;
}
