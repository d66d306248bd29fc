import { checkTable, checkTexts } from '../../content/field-check.ts';
import type { ContentPart, EditionFiles, Offer } from '../../content/part.ts';
import { readYamlFile, type Read } from '../../content/yaml-file.ts';
import { checkSample, filledSample } from './business-case.sample.ts';
import { checkFeeds, checkRubric, checkSheets, checkStandards } from './business-case.check.ts';
import { checkGuideLists } from './guide-list.check.ts';
import { guideListsSchema, type GuideLists } from './guide-list.schema.ts';
import { readPack } from './pack.content.ts';
import { packPaperSchema, programmePackSchema, type ProgrammePack } from './pack.schema.ts';
import {
  rubricSchema,
  sampleSchema,
  sectionSchema,
  standardsSchema,
  templateSchema,
  type Rubric,
  type Sample,
  type Section,
  type Standards,
  type Template,
} from './business-case.schema.ts';

/** The business case of an edition: what may be written, how it is judged, and one that is finished. */
export interface BusinessCaseTemplate extends Omit<Template, 'sections' | 'places'> {
  sections: Section[];
  rubric: Rubric;
  /** Demo data; undefined: the edition has none. */
  sample?: Sample;
  /** What guides list themselves; undefined: the edition has no such lists. */
  guides?: GuideLists;
  /** What a programme is started with at work; undefined: the edition has none. */
  pack?: ProgrammePack;
  /** Published standards to look at a case through; undefined: the edition has none. */
  standards?: Standards;
}

const FOLDER = 'business-case';
const ROOM = 'business-case';

/**
 * `business-case/`: template.yaml, sections/<slug>.yaml, rubric.yaml, sample.yaml,
 * guide-lists.yaml, pack.yaml, pack/<paper>.yaml.
 */
export const businessCasePart: ContentPart = {
  name: ROOM,
  schemas: {
    'business-case': templateSchema,
    'business-case-section': sectionSchema,
    rubric: rubricSchema,
    'sample-case': sampleSchema,
    'guide-lists': guideListsSchema,
    'programme-pack': programmePackSchema,
    'pack-paper': packPaperSchema,
    'standards-check': standardsSchema,
  },
  load(edition) {
    if (edition.files.list(FOLDER).length === 0) return undefined;
    const template = read('template.yaml', templateSchema, edition);
    const rubric = read('rubric.yaml', rubricSchema, edition);
    const sections = (template?.data.sections ?? []).flatMap((slug) => readSection(slug, edition) ?? []);
    if (!template || !rubric || sections.length < template.data.sections.length) return undefined;
    const found = sections.map(({ data }) => data);
    checkTemplate(template, found, edition);
    checkFeeds(sections, edition.problems);
    checkRubric(rubric, found, edition.problems);
    const sample = readSample(found, template.data, edition);
    const guides = readGuides(found, edition);
    const pack = readPack(edition);
    const standards = readStandards(found, edition);
    const { places, ...rest } = template.data;
    const data: BusinessCaseTemplate = {
      ...rest,
      sections: found,
      rubric: rubric.data,
      ...(sample && { sample }),
      ...(guides && { guides }),
      ...(pack && { pack }),
      ...(standards && { standards }),
    };
    return { offer: offerOf(found, places), data };
  },
  count: (data) => ({ sections: (data as BusinessCaseTemplate | undefined)?.sections.length ?? 0 }),
};

/** The template of an edition that was loaded with `businessCasePart`; undefined when the edition has none. */
export const templateOf = (edition: {
  parts: Readonly<Record<string, unknown>>;
}): BusinessCaseTemplate | undefined => edition.parts[ROOM] as BusinessCaseTemplate | undefined;

function read<Z extends Parameters<typeof readYamlFile>[1]>(
  name: string,
  schema: Z,
  { files, problems, style }: EditionFiles,
) {
  const found = readYamlFile({ files, file: `${FOLDER}/${name}` }, schema, problems);
  if (found) checkTexts({ read: found, problems }, style(found.file));
  return found;
}

function readSection(slug: string, edition: EditionFiles): Read<Section> | undefined {
  const found = read(`sections/${slug}.yaml`, sectionSchema, edition);
  if (!found) return undefined;
  const { problems } = edition;
  const { file, data, lineOf } = found;
  if (data.slug !== slug)
    problems.add('name-mismatch', { file, line: lineOf(['slug']) }, `slug is ${data.slug}, the file ${slug}`);
  data.tables.forEach((table, at) => checkTable(table, ['tables', at], { read: found, problems }));
  checkSheets(found, problems);
  return found;
}

function readSample(sections: Section[], template: Template, edition: EditionFiles): Sample | undefined {
  if (!edition.files.has(`${FOLDER}/sample.yaml`)) return undefined;
  const found = read('sample.yaml', sampleSchema, edition);
  if (!found) return undefined;
  checkSample(found, { sections, template }, edition.problems);
  return filledSample(found.data, sections);
}

function readGuides(sections: Section[], edition: EditionFiles): GuideLists | undefined {
  if (!edition.files.has(`${FOLDER}/guide-lists.yaml`)) return undefined;
  const found = read('guide-lists.yaml', guideListsSchema, edition);
  if (found) checkGuideLists(found, sections, edition.problems);
  return found?.data;
}

function readStandards(sections: Section[], edition: EditionFiles): Standards | undefined {
  if (!edition.files.has(`${FOLDER}/standards.yaml`)) return undefined;
  const found = read('standards.yaml', standardsSchema, edition);
  if (!found) return undefined;
  checkStandards(found, sections, edition.problems);
  return found.data;
}

function checkTemplate(
  { data, file, lineOf }: Read<Template>,
  sections: Section[],
  { problems }: EditionFiles,
): void {
  const add = (path: (string | number)[], message: string) =>
    problems.add('template', { file, line: lineOf(path) }, message);
  const optional = sections.filter((one) => !one.essential).map((one) => one.slug);
  data.kinds.forEach((kind, at) => {
    for (const slug of kind.adds)
      if (!optional.includes(slug)) add(['kinds', at], `${slug} is no optional section`);
  });
  data.extracts.forEach((extract, at) => {
    for (const slug of extract.sections)
      if (!data.sections.includes(slug)) add(['extracts', at], `${slug} is no section`);
  });
  if ([...data.drafting_order].sort().join() !== [...data.sections].sort().join())
    add(['drafting_order'], 'drafting_order does not name every section once');
  const keys = [...data.places, ...sections.flatMap((one) => [one.place, ...one.places])].map(
    (one) => one.key,
  );
  for (const key of new Set(keys))
    if (keys.indexOf(key) !== keys.lastIndexOf(key)) add(['places'], `${key} is there twice`);
}

/** Each section is a place and may be opened by its name; so may what the files name beside. */
function offerOf(sections: Section[], places: Template['places']): Offer {
  const all = [...places, ...sections.flatMap((one) => [one.place, ...one.places])];
  return {
    targets: all.map(({ key, title, room = ROOM }) => ({ key, room, title })),
    openable: [
      ...sections.map(({ slug }) => ({ name: slug, room: ROOM })),
      ...all.flatMap(({ opens, room = ROOM }) => (opens === undefined ? [] : { name: opens, room })),
    ],
    wanting: sections.map((one) => ({
      file: `${FOLDER}/sections/${one.slug}.yaml`,
      keys: [one.place.key, one.slug, ...one.places.map((place) => place.key)],
    })),
  };
}
