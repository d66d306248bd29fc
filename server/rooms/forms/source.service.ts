import { notFound } from '../../core/errors.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';
import { LANGS, words } from '../../core/words.ts';
import { listOf, type Field, type ShownForm, type Source } from './form.rule.ts';
import type { DefinitionService } from './definition.service.ts';

export interface Choice {
  key: string;
  label: Record<Lang, string>;
}

/** What somebody may choose from who fills in this form. Undefined: not known for them yet, so they write a line. */
export type ListSource = (
  asker: Scope & { person: string },
  form: ShownForm,
) => Choice[] | undefined | Promise<Choice[] | undefined>;

/** Languages that people of such courses mentor in; the two of the course first. */
const LANGUAGES =
  'es en ca eu gl pt fr it de nl pl ro uk ru ar tr fa ur hi bn pa gu ta zh ja ko vi tl so sw am qu gn ay nah'.split(
    ' ',
  );
const DAYS = [1, 2, 3, 4, 5];

/** Lists that the program knows and a file cannot. Rooms that come to know one add it. */
export class SourceService {
  readonly #lists = new Map<Source, ListSource>();

  constructor(definitions: DefinitionService) {
    this.add('languages', () => languages());
    this.add('half-days', () => halfDays());
    this.add('qualities', async (asker) => qualitiesOf(await definitions.shown(asker)));
  }

  add(source: Source, list: ListSource): void {
    this.#lists.set(source, list);
  }

  /** Lists that this form asks for, by source; those that nobody knows are left out. */
  async of(asker: Scope & { person: string }, form: ShownForm): Promise<Record<string, Choice[]>> {
    const found = await Promise.all(
      sourcesIn(form).map(async (source) => [source, await this.#lists.get(source)?.(asker, form)] as const),
    );
    return Object.fromEntries(found.flatMap(([source, list]) => (list ? [[source, list]] : [])));
  }
}

function sourcesIn(form: ShownForm): Source[] {
  const all = form.fields.flatMap((field): Field[] =>
    field.type === 'table' ? [field, ...field.columns] : [field],
  );
  const asked = all.filter(({ key }) => !(key in form.known));
  return [...new Set(asked.flatMap((one) => listOf(one) ?? []))];
}

const inBoth = (label: (lang: Lang) => string): Record<Lang, string> =>
  Object.fromEntries(LANGS.map((lang) => [lang, label(lang)])) as Record<Lang, string>;

function languages(): Choice[] {
  return LANGUAGES.map((code) => {
    const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    return { key: code, label: { en: own, es: own } };
  });
}

function halfDays(): Choice[] {
  return DAYS.flatMap((day) =>
    (['morning', 'afternoon'] as const).map((half) => ({
      key: `${day}-${half}`,
      label: inBoth((lang) => {
        // The first of January 2024 was a Monday.
        const name = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(
          Date.UTC(2024, 0, day),
        );
        return words(lang)(`content.half-day.${half}`, { day: name });
      }),
    })),
  );
}

/** The items of the form that has a scale for each of them, in its order. */
function qualitiesOf(forms: readonly ShownForm[]): Choice[] {
  const form = forms.find(({ slug }) => slug === 'qualities-self-assessment');
  if (!form) throw notFound('form');
  return form.fields.flatMap(({ type, key, label }) => (type === 'scale-1-5' ? [{ key, label }] : []));
}
