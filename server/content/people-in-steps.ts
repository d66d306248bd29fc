import type { Lang } from '../core/endpoint.contract.ts';
import type { Words } from '../core/words.ts';
import { namesOf, type CastFile } from './cast.ts';
import type { Step } from './course.types.ts';
import { isDirective, textOf, type MdNode } from './markdown.ts';
import { LANGUAGES, type PerLang } from './shapes.ts';

/** Not told to the reader of the page: what a trainer reads, and where things come from. */
const NOT_TOLD = ['trainer', 'sources'];

/** Who of the cast is named on the page of a step, in the order of the cast. */
export function peopleIn(root: MdNode, cast: CastFile | undefined): string[] {
  const names = namesOf(cast);
  if (!cast || !names) return [];
  const told = (root.children ?? []).filter((node) => !NOT_TOLD.some((name) => isDirective(node, name)));
  const found = new Set(told.map(textOf).join('\n').match(names));
  return cast.people.filter(({ name }) => found.has(name)).map(({ key }) => key);
}

/** Each step with the places where its people were met before. */
export function withEarlierMeetings(steps: readonly Step[]): Step[] {
  const met = new Map<string, string[]>();
  return steps.map((step) => ({
    ...step,
    people: step.people.map(({ key }) => {
      const before = met.get(key) ?? [];
      met.set(key, [...before, step.key]);
      return { key, before };
    }),
  }));
}

interface Given {
  cast: CastFile;
  words(lang: Lang): Words;
  personAddress(key: string): string;
  stepAddress(step: string): string;
  numberOf(step: string): string;
}

/** A page says below its first paragraph where its people were met before: "Mateo so far: 1.3, 3.10". */
export function withPeopleLine(step: Step, given: Given): Step {
  if (step.people.length === 0) return step;
  const html = (lang: Lang) => ({
    learner: insertLine(step.html[lang].learner, peopleLine(step, lang, given)),
    trainer: insertLine(step.html[lang].trainer, peopleLine(step, lang, given)),
  });
  return { ...step, html: Object.fromEntries(LANGUAGES.map((lang) => [lang, html(lang)])) as PerLang<never> };
}

function insertLine(html: string, line: string): string {
  const end = html.startsWith('<p class="open">') ? html.indexOf('</p>') + '</p>'.length : 0;
  return html.slice(0, end) + line + html.slice(end);
}

/** The last ones are enough to find back; the page of the cast has all. */
const SHOWN = 6;

function peopleLine({ people }: Step, lang: Lang, given: Given): string {
  const t = given.words(lang);
  const lines = people.map(({ key, before }) => {
    const link = `<a href="${given.personAddress(key)}">${nameOf(key, given.cast)}</a>`;
    if (before.length === 0) return `${link} ${t('content.people.first')}`;
    const steps = before
      .slice(-SHOWN)
      .map((step) => `<a href="${given.stepAddress(step)}">${given.numberOf(step)}</a>`);
    return `${link} ${t('content.people.so-far')} ${[...(before.length > SHOWN ? ['…'] : []), ...steps].join(', ')}`;
  });
  return `<p class="so-far">${lines.map((line) => `<span>${line}</span>`).join(' ')}</p>`;
}

const nameOf = (key: string, { people }: CastFile) => people.find((one) => one.key === key)?.name ?? key;
