import { beforeAll, describe, expect, it } from 'vitest';
import { inFirstEdition } from '../setup/first-edition.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

let both: ToolAndLms;
let ruth: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  await inFirstEdition(both, 'moodle');
  tom = await both.enter({ site: 'moodle', person: 'tom' });
});

const get = (path: string, who: Entered) => both.tool.call('GET', path, { token: who.token });

interface Ref {
  number: string;
  title: string;
}
interface Sources {
  lang: string;
  checked: string;
  groups: { title: string; sources: { id: string; author: string; usedIn: Ref[] }[] }[];
}
interface Cast {
  places: { people: { key: string; name: string; metIn: Ref[] }[] }[];
}

describe('a run whose edition has no list of sources and nobody by name', () => {
  it.each(['sources', 'cast'])('has no page for them: %s', async (list) => {
    expect((await get(`/api/course/${list}`, tom)).status).toBe(404);
    expect((await both.tool.call('GET', `/api/course/${list}`)).status).toBe(401);
  });
});

describe('a run of an edition that has them', () => {
  beforeAll(async () => {
    const { people } = both.tool.rooms;
    const scope = { tenant: both.tenants.moodle, run: ruth.me.run.id };
    const run = await people.findRun(scope);
    const session = { ...scope, person: ruth.me.id };
    await people.settings.moveTo(session, { run, course: run.course, edition: 2 }, both.tool.clock.now());
  });

  it('shows its sources in four parts, each with the steps that rest on it', async () => {
    const { body } = await get('/api/course/sources', tom);
    const { groups, checked } = body as Sources;
    expect(groups.map(({ title }) => title)).toEqual([
      'Five documents behind the course',
      'Models and ideas',
      'Frameworks, codes, law',
      'Measuring and transfer',
    ]);
    expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    const all = groups.flatMap(({ sources }) => sources);
    expect(all.slice(0, 5).map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('in the reader’s language', async () => {
    await both.tool.call('PUT', '/api/me/language', { token: tom.token, body: { lang: 'es' } });
    const { groups, lang } = (await get('/api/course/sources', tom)).body as Sources;
    expect(lang).toBe('es');
    expect(groups[0]?.title).toBe('Cinco documentos detrás del curso');
    expect((await get('/api/course/sources', ruth)).body).toMatchObject({ lang: 'en' });
  });

  it('shows its people by the place where they work, without the labels that papers have for them', async () => {
    const { body } = await get('/api/course/cast', ruth);
    const { places } = body as Cast;
    expect(places.map(({ people }) => people.length)).toEqual([5, 3, 4, 4]);
    expect(JSON.stringify(body)).not.toMatch(/"labels"|\bM\d+\b/);
  });
});
