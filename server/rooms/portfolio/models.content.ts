import { checkTexts } from '../../content/field-check.ts';
import type { ContentPart } from '../../content/part.ts';
import { readYamlFile } from '../../content/yaml-file.ts';
import { modelsSchema, type Models } from './models.schema.ts';

const FILE = 'models.yaml';

/** `models.yaml`: what the model chooser compares. */
export const modelsPart: ContentPart = {
  name: 'models',
  schemas: { models: modelsSchema },
  load({ files, problems, style }) {
    if (!files.has(FILE)) return undefined;
    const read = readYamlFile({ files, file: FILE }, modelsSchema, problems);
    if (!read) return undefined;
    const add = (path: (string | number)[], message: string) =>
      problems.add('models', { file: FILE, line: read.lineOf(path) }, message);
    const { aspects, models, always, criteria } = read.data;
    for (const [name, list] of Object.entries({ aspects, models, always, criteria }))
      list.forEach(({ key }, at) => {
        if (list.findIndex((one) => one.key === key) !== at) add([name, at], `${key} is there twice`);
      });
    models.forEach(({ cells }, at) => {
      for (const key of Object.keys(cells))
        if (!aspects.some((one) => one.key === key)) add(['models', at, 'cells', key], `${key} is no aspect`);
    });
    checkTexts({ read, problems }, style(FILE));
    return { offer: { targets: [], openable: [], wanting: [] }, data: read.data };
  },
  count: (data) => ({ models: (data as Models | undefined)?.models.length ?? 0 }),
};

/** The models of an edition that was loaded with `modelsPart`; undefined when the edition has none. */
export const modelsOf = (edition: { parts: Readonly<Record<string, unknown>> }): Models | undefined =>
  edition.parts[modelsPart.name] as Models | undefined;
