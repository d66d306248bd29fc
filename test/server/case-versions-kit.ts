import { expect } from 'vitest';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { gradeKit, type GradeKit } from './grade-kit.ts';

const CASE = '/api/business-case';
const REST_MS = 31 * 60_000;

export interface Line {
  id: string;
  made: string;
  number: number | null;
  name: string;
  at: string;
  sections: { slug: string; revision: number; savedAt: string }[];
}
interface Whole extends Line {
  head: Record<string, unknown>;
  sections: { slug: string; revision: number; savedAt: string; value: SectionValue }[];
}
interface Answered<T> {
  status: number;
  body: T;
}

export const said = (text: string): SectionValue => ({
  text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  tables: {},
});

/** What the tests of versions say: write a section, keep, list, open, put back, hand in. */
export interface VersionsKit extends GradeKit {
  ask<T>(method: 'GET' | 'PUT' | 'POST', path: string, who: Entered, body?: unknown): Promise<Answered<T>>;
  /** Over whatever stands there. */
  write(who: Entered, section: string, value: SectionValue): Promise<number>;
  list(who: Entered, before?: string): Promise<{ versions: Line[]; more: boolean }>;
  version(who: Entered, id: string): Promise<Whole>;
  /** What the page has seen of the case. */
  seen(who: Entered): Promise<Record<string, number>>;
  /** Half an hour later, and what rests is kept. */
  rest(): Promise<void>;
  /** The finished case of the course, as this person's. */
  finish(who: Entered): Promise<void>;
  submit(
    who: Entered,
    more?: { write?: string; seen?: Record<string, number> },
  ): Promise<Answered<{ id: string; number: number; at: string }>>;
}

export async function versionsKit(settings: Record<string, string> = {}): Promise<VersionsKit> {
  const kit = await gradeKit(settings);
  const asking = askingOf(kit);
  const { ask, seen } = asking;
  return {
    ...kit,
    ...asking,
    list: async (who, before = '') =>
      (
        await ask<{ versions: Line[]; more: boolean }>(
          'GET',
          `/versions${before && '?before='}${before}`,
          who,
        )
      ).body,
    version: async (who, id) => (await ask<Whole>('GET', `/versions/${id}`, who)).body,
    async rest() {
      kit.tool.clock.forward(REST_MS);
      while (await kit.tool.rooms.work.keepCases());
    },
    async finish(who) {
      const { head, sections } = sampleCase();
      expect((await ask('PUT', '/head', who, { write: hex(), revision: 0, value: head })).status).toBe(200);
      const before = await seen(who);
      for (const { slug, value } of sections) {
        const body = { write: hex(), revision: before[slug] ?? 0, value };
        expect((await ask('PUT', `/sections/${slug}`, who, body)).status).toBe(200);
      }
    },
    submit: async (who, more) =>
      ask('POST', '/submit', who, { write: hex(), seen: await seen(who), ...more }),
  };
}

function askingOf({ tool }: GradeKit): Pick<VersionsKit, 'ask' | 'seen' | 'write'> {
  const ask: VersionsKit['ask'] = async <T>(
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    { token }: Entered,
    body?: unknown,
  ) =>
    (await tool.call(method, CASE + path, { token, ...(body === undefined ? {} : { body }) })) as Answered<T>;
  const seen = async (who: Entered) => {
    const { head, sections } = (await ask<Opened>('GET', '', who)).body;
    const parts = sections.map(({ slug, revision }) => [slug, revision] as const);
    return Object.fromEntries([...parts, ...(head.revision > 0 ? [['head', head.revision] as const] : [])]);
  };
  const write = async (who: Entered, section: string, value: SectionValue) => {
    const body = { write: hex(), revision: (await seen(who))[section] ?? 0, value };
    const answer = await ask<{ revision: number }>('PUT', `/sections/${section}`, who, body);
    expect(answer.status).toBe(200);
    return answer.body.revision;
  };
  return { ask, seen, write };
}

interface Opened {
  head: { revision: number };
  sections: { slug: string; revision: number }[];
}
