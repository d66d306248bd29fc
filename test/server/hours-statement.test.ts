import { beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { logKit, type LogKit } from './hours-log-kit.ts';
import { entries, sampleLog, screen } from './hours-log-sample.ts';

const STATEMENT = '/api/hours/files/statement';
const hm = (minutes: number) => `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;

let kit: LogKit;
let ines: Entered;
beforeAll(async () => {
  kit = await logKit();
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
  await kit.keep(ines, sampleLog);
});

const read = async (who: Entered, lang = 'en') =>
  readPdf((await kit.file(who, `${STATEMENT}?lang=${lang}`)).bytes);

describe('[j5][C14] the statement of hours', () => {
  it.each([
    ['en', 'en-GB', 'Statement of mentoring hours', 'One to one', 'The person mentored'],
    ['es', 'es', 'Constancia de horas de mentoría', 'Uno a uno', 'La persona acompañada'],
  ])('is tagged, in %s: headings, tables with heads, a language and a title', async (...expected) => {
    const [lang, locale, title, kind, who] = expected;
    const statement = await read(ines, lang);
    expect(statement).toMatchObject({ title, lang: locale, tagged: true });
    expect(statement.parts[0]).toBe(`H1 ${title}`);
    expect(statement.parts.filter((part) => part.startsWith('H2'))).toHaveLength(4);
    for (const head of [kind, who]) expect(statement.parts).toContain(`TH ${head}`);
  });

  it('has the sums of the screen: in all, confirmed, by kind and by who confirmed', async () => {
    const { parts } = await read(ines);
    const after = (head: string, places: number) => {
      const from = parts.indexOf(`TH ${head}`);
      return parts.slice(from + 1, from + 1 + places).map((part) => part.replace(/^T[DH] /, ''));
    };
    expect(after('Counted', 0)).toEqual([]);
    expect(parts).toContain(`TD ${screen.counted}`);
    expect(after('Of it confirmed by somebody else', 2)).toEqual([
      hm(screen.verified),
      String(screen.verified),
    ]);
    for (const [kind, name] of [
      ['one-to-one', 'One to one'],
      ['circle', 'Circle'],
      ['e-mentoring', 'E-mentoring'],
      ['prep-and-reflect', 'Prepare and reflect'],
    ] as const) {
      const { logged, counts, surplus } = screen.byKind[kind];
      expect(after(name, 3), kind).toEqual([hm(logged), hm(counts), hm(surplus)]);
    }
    const counting = entries.filter(({ id }) => (screen.byEntry.get(id)?.counts ?? 0) > 0);
    const nobody = counting.filter(({ id }) => ['c', 'e'].includes(id));
    const minutes = nobody.reduce((total, { id }) => total + (screen.byEntry.get(id)?.counts ?? 0), 0);
    expect(after('Nobody yet', 2)).toEqual([String(nobody.length), hm(minutes)]);
    expect(after('A trainer, on the sample', 1)).toEqual(['1']);
    expect(parts.join(' ')).toContain('2 entries of the 5 that count were confirmed one by one');
  });

  it('names the learner, and neither whom they mentor nor who confirmed', async () => {
    const { text } = await read(ines);
    expect(text).toContain(`Mentor: ${ines.me.name}`);
    expect(text).not.toMatch(/Rosalind|Quirk|\bM[123]\b|Only-in|Was it 19:00/);
  });

  it('is whole where nothing is logged', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    expect((await read(tom)).text).toContain('Nothing is logged yet.');
  });

  it('writes every letter of a European name, and leaves a line where it lacks one', async () => {
    const names = ['Łódź Şule İlker Ελένη Жанна', '李小龍'];
    const seen: string[] = [];
    for (const given of names) {
      await kit.lms.client.changePerson({ site: 'moodle', person: 'farah', set: { given, family: 'X' } });
      const farah = await kit.enter({ site: 'moodle', person: 'farah' });
      seen.push((await read(farah)).text);
    }
    expect(seen[0]).toContain('Łódź Şule İlker Ελένη Жанна');
    expect(seen[1]).toContain('to be written by hand');
  });
});
