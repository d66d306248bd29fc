import { readdirSync, readFileSync } from 'node:fs';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { parse } from 'yaml';
import { filledSample } from '../../../server/rooms/business-case/business-case.sample.ts';
import {
  sampleSchema,
  sectionSchema,
  templateSchema,
} from '../../../server/rooms/business-case/business-case.schema.ts';
import type { SectionValue, WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { sampleCase } from '../../../server/rooms/business-case/sample-case.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { SectionTables } from '../../../client/rooms/business-case/section-tables.tsx';
import { render } from '../setup.ts';

const FOLDER = 'course-content/advanced-mentoring/business-case';
const read = (file: string): unknown => parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));

const found = readdirSync(`${FOLDER}/sections`).map((file) => sectionSchema.parse(read(`sections/${file}`)));
/** The template of the course, in the order of reading. */
export const sections = templateSchema
  .parse(read('template.yaml'))
  .sections.flatMap((slug) => found.filter((one) => one.slug === slug));

/** The case of the invented college. */
export function college(language: Lang = 'en'): WholeCase {
  const sample = filledSample(sampleSchema.parse(read('sample.yaml')), sections);
  return sampleCase({ sample, sections }, language) as WholeCase;
}

export async function arrive(language: Lang = 'en'): Promise<void> {
  await needWords('core', 'forms', 'case-tables');
  await speak(language);
}

/** The tables of a section on a page; `written` is what stands in the section by now. */
export function write(slug: string, whole: WholeCase, start?: SectionValue, ready = true) {
  const section = sections.find((one) => one.slug === slug);
  if (!section) throw new Error(`there is no section ${slug}`);
  const found = whole.sections.find((one) => one.slug === slug)?.value;
  const written: { value: SectionValue } = { value: start ?? found ?? { text: null, tables: {} } };
  let say: (value: SectionValue) => void = () => undefined;
  function Page() {
    const [value, setValue] = useState(written.value);
    written.value = value;
    say = setValue;
    return (
      <SectionTables
        template={{ sections }}
        section={section as NonNullable<typeof section>}
        value={value}
        change={(tables) => setValue((now) => ({ ...now, tables }))}
        rewrite={(next) => {
          const { text } = written.value;
          setValue((now) => ({ ...now, text: next(text) }));
        }}
        all={whole}
        ready={ready}
      />
    );
  }
  const page = render(<Page />);
  const type = (text: SectionValue['text']) => void act(() => say({ ...written.value, text }));
  const cells = (table: string) => written.value.tables[table]?.map((row) => row.cells) ?? [];
  return { ...page, written, cells, type };
}

/** Long enough for what follows from a table to be worked out and drawn. */
export const pause = () => act(() => new Promise<void>((done) => setTimeout(done, 600)));

type Page = Pick<ReturnType<typeof write>, 'place' | 'getByLabelText' | 'getByRole'>;

export const box = (page: Page, name: string | RegExp) => page.getByLabelText<HTMLInputElement>(name);
export const texts = (page: Page, selector: string) =>
  [...page.place.querySelectorAll(selector)].map((one) => one.textContent.replaceAll('\u00a0', ' '));

/** The rows of a drawn table, each as its cells. */
export const table = (page: Page, caption: string) =>
  [...page.getByRole('table', { name: caption }).querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
  );
