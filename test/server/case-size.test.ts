import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../server/rooms/business-case/rich-text.types.ts';
import { plainText } from '../../server/rooms/business-case/rich-text.rule.ts';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { exportKit, paragraph, says, type ExportKit } from './case-exports-kit.ts';
import { commandsOf } from './counting.ts';

const WORDS = 6_000;
const TABLES = 12;
/** What comes over the wire when a case is opened, the pages' own files apart. */
const MOST_KB = 60;

const wordsOf = (whole: WholeCase) =>
  whole.sections.flatMap(({ value }) => (value.text ? plainText(value.text).split(/\s+/) : []));

/** The finished case of the course, written on until it is long enough: its own words in an order of their own. */
function longCase(): WholeCase {
  const whole = sampleCase();
  const known = wordsOf(whole);
  let seed = 7;
  const next = () => known[(seed = (seed * 48_271) % 2_147_483_647) % known.length] ?? '';
  const each = Math.ceil((WORDS - known.length) / whole.sections.length);
  const more: () => Block[] = () => [paragraph(says(Array.from({ length: each }, next).join(' ')))];
  const sections = whole.sections.map(({ slug, value }) => ({
    slug,
    value: { ...value, text: { type: 'doc' as const, content: [...(value.text?.content ?? []), ...more()] } },
  }));
  return { ...whole, sections };
}

let kit: ExportKit;
let who: Entered;
const whole = longCase();
beforeAll(async () => {
  kit = await exportKit();
  who = await kit.enterAs('tom');
  await kit.write(who, whole);
});

/** As a browser asks, and how many bytes came. */
function overTheWire(path: string): Promise<{ bytes: number; body: unknown }> {
  const headers = { authorization: `Bearer ${who.token}`, 'accept-encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    request(`${kit.tool.origin}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const all = Buffer.concat(parts);
        resolve({ bytes: all.length, body: JSON.parse(gunzipSync(all).toString()) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe(`a case of ${WORDS} words and ${TABLES} tables`, () => {
  it(`opens by one answer of less than ${MOST_KB} kB, with all that its page needs`, async () => {
    expect(wordsOf(whole).length).toBeGreaterThanOrEqual(WORDS);
    const tables = whole.sections.flatMap(({ value }) => Object.keys(value.tables));
    expect(tables.length).toBeGreaterThanOrEqual(TABLES);
    const { bytes, body } = await overTheWire('/api/business-case');
    const { sections } = body as { sections: { slug: string; value: unknown }[] };
    expect(sections.map(({ slug }) => slug).toSorted()).toEqual(
      whole.sections.map(({ slug }) => slug).toSorted(),
    );
    console.log(`A case of ${wordsOf(whole).length} words and ${tables.length} tables: ${bytes} bytes`);
    expect(bytes).toBeLessThan(MOST_KB * 1024);
  });

  it('opens by as many commands as an empty one', async () => {
    const opened = ({ token }: Entered) =>
      commandsOf(kit.tool, () => kit.tool.call('GET', '/api/business-case', { token }));
    expect(await opened(who)).toEqual(await opened(await kit.enterAs('neil')));
  });
});
