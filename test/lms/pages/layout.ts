import { escapeHtml } from '../http.ts';
import type { Person, SiteState } from '../model.ts';
import { STYLE } from './style.ts';

const KIND_WORDS: Record<Person['kind'], string> = {
  learner: 'Student',
  trainer: 'Teacher',
  administrator: 'Administrator',
  observer: 'Observer',
  'test-student': 'Test Student (student view)',
};

export function personLabel(person: Person): string {
  const notes = [
    KIND_WORDS[person.kind],
    person.locale.startsWith('es') ? 'Spanish' : '',
    person.withheld ? 'name withheld' : '',
  ];
  return notes.filter(Boolean).join(', ');
}

export function fullName(person: Person): string {
  return `${person.given} ${person.family}`;
}

function bar(site: SiteState, person: Person | undefined): string {
  const who = person
    ? `<span>${escapeHtml(fullName(person))}</span><form class="inline" method="post" action="/${site.name}/sign-out"><button>Change person</button></form>`
    : `<a href="/${site.name}/">Choose who you are</a>`;
  return `<header class="bar"><strong><a href="/${site.name}/">${escapeHtml(site.title)}</a></strong>
<a href="/${site.name}/admin">Tools</a><a href="/">Both sites</a><span class="who">${who}</span></header>`;
}

export interface PageParts {
  title: string;
  /** Trusted HTML. */
  body: string;
  person?: Person | undefined;
  /** Text shown under the body as it came. */
  detail?: string;
  script?: string;
}

/** A whole page of one LMS under its own bar. */
export function lmsPage(site: SiteState, parts: PageParts): string {
  const detail = parts.detail ? `<p class="quiet">${escapeHtml(parts.detail)}</p>` : '';
  const script = parts.script ? `<script>${parts.script}</script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(parts.title)} · ${escapeHtml(site.title)}</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head><body class="${site.name}">${bar(site, parts.person)}
<main><h1>${escapeHtml(parts.title)}</h1>${parts.body}${detail}</main>${script}</body></html>`;
}

/** The first page: which LMS. */
export function startPage(sites: readonly SiteState[]): string {
  const items = sites
    .map(
      (site) => `<li><span class="grow"><a href="/${site.name}/">${escapeHtml(site.title)}</a>
<span class="quiet">${site.people.length} people, ${site.courses.length} course${site.courses.length === 1 ? '' : 's'}, ${site.tools.length} tool${site.tools.length === 1 ? '' : 's'}</span></span></li>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Sandbox LMS</title><link rel="icon" href="data:,">
<style>${STYLE}</style></head><body><header class="bar"><strong>Sandbox LMS</strong></header><main><h1>Choose a learning site</h1>
<div class="card"><ul class="list">${items}</ul></div>
<p class="quiet">Two small stand-ins for Moodle and Canvas, for trying a tool by hand and for tests. Nothing here is a real school.</p></main></body></html>`;
}
