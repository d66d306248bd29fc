import { checkTexts } from '../../content/field-check.ts';
import type { EditionFiles } from '../../content/part.ts';
import { readYamlFile, type Read } from '../../content/yaml-file.ts';
import { BLOCKS, PLACES } from './pack-text.rule.ts';
import { packPaperSchema, programmePackSchema, type PackPaper, type ProgrammePack } from './pack.schema.ts';

const FOLDER = 'business-case';

/** `business-case/pack.yaml` and `pack/<paper>.yaml`; undefined: the edition has none, or something is wrong with it. */
export function readPack(edition: EditionFiles): ProgrammePack | undefined {
  const { files, problems, style } = edition;
  const file = `${FOLDER}/pack.yaml`;
  const read = readYamlFile({ files, file, missing: 'allowed' }, programmePackSchema, problems);
  if (!read) return undefined;
  checkTexts({ read, problems }, style(read.file));
  checkPlaces(read, edition);
  const items = read.data.items.flatMap((item): ProgrammePack['items'][number][] => {
    if (item.kind !== 'paper') return [item];
    const paper = readPaper(item.paper, edition);
    return paper ? [{ ...item, paper }] : [];
  });
  return { readMe: read.data.read_me, items };
}

function readPaper(slug: string, edition: EditionFiles): PackPaper | undefined {
  const { files, problems, style } = edition;
  const read = readYamlFile({ files, file: `${FOLDER}/pack/${slug}.yaml` }, packPaperSchema, problems);
  if (!read) return undefined;
  checkTexts({ read, problems }, style(read.file));
  checkPlaces(read, edition);
  const { data, file, lineOf } = read;
  if (data.slug !== slug)
    problems.add('name-mismatch', { file, line: lineOf(['slug']) }, `slug is ${data.slug}, the file ${slug}`);
  return data;
}

/** What is filled in is known, and what becomes a list stands alone. */
function checkPlaces({ data, file, lineOf }: Read<unknown>, { problems }: EditionFiles): void {
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string')
      for (const line of value.split('\n'))
        for (const [place, name = ''] of line.matchAll(/\{([^}]*)\}/g))
          if (!PLACES.includes(name) || (BLOCKS.includes(name) && line.trim() !== place))
            problems.add('template', { file, line: lineOf(path) }, `${place} cannot be filled in here`);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(data, []);
}
