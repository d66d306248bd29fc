import { createHash } from 'node:crypto';
import type { Course, Person, PersonKind, SiteState } from './model.ts';
import type { SiteName } from './settings.ts';
import { usualSettings } from './settings.ts';

type Row = readonly [key: string, given: string, family: string, kind: PersonKind, locale?: string];

const ROWS: readonly Row[] = [
  ['ines', 'Inés', 'Calder', 'learner'],
  ['tom', 'Tom', 'Brightwell', 'learner'],
  ['farah', 'Farah', 'Kazmi', 'learner'],
  ['neil', 'Neil', 'Osgood', 'learner'],
  ['beatriz', 'Beatriz', 'Luna', 'learner', 'es'],
  ['joanna', 'Joanna', 'Pryce', 'learner'],
  ['amir', 'Amir', 'Haddad', 'learner'],
  ['sofia', 'Sofía', 'Marrero', 'learner'],
  ['colm', 'Colm', 'Rafferty', 'learner'],
  ['grace', 'Grace', 'Obi', 'learner'],
  ['hannah', 'Hannah', 'Wirth', 'learner'],
  ['gareth', 'Gareth', 'Penn', 'learner'],
  ['ruth', 'Ruth', 'Adeyemi', 'trainer'],
  ['marcus', 'Marcus', 'Hill', 'trainer'],
  ['ada', 'Ada', 'Winter', 'administrator'],
];

/** Moodle's LTI knows neither observers nor a student view: such people exist in Canvas only. */
const CANVAS_ROWS: readonly Row[] = [
  ['olive', 'Olive', 'Marsh', 'observer'],
  ['test-student', 'Test', 'Student', 'test-student'],
];

/** The learner whose name and address stay in the LMS. */
const WITHHELD = 'hannah';

/** The same opaque id for the same person after every start: a tool's database outlives the sandbox. */
function opaqueId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function makePerson(site: SiteName, row: Row, number: number): Person {
  const [key, given, family, kind, locale = 'en'] = row;
  return {
    key,
    sub: site === 'moodle' ? String(number) : opaqueId(`canvas person ${key}`),
    username: key,
    given,
    family,
    email: `${key}@example.org`,
    locale: site === 'canvas' && locale === 'en' ? 'en-GB' : locale,
    timeZone: kind === 'learner' && locale === 'es' ? 'Europe/Madrid' : 'Europe/London',
    kind,
    withheld: key === WITHHELD,
    suspended: false,
  };
}

/** Adds learners beyond those of a fresh start, for paging. Answers their keys. */
export function addLearners(site: SiteState, count: number): string[] {
  const keys: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const number = 1000 + site.people.length;
    const key = `learner-${number}`;
    site.people.push(makePerson(site.name, [key, 'Learner', String(number), 'learner'], number));
    for (const course of site.courses) course.people.push(key);
    keys.push(key);
  }
  return keys;
}

function firstCourse(site: SiteName, people: Person[]): Course {
  return {
    id: site === 'moodle' ? 2 : 1,
    contextId: site === 'moodle' ? '2' : createHash('sha1').update('canvas course 1').digest('hex'),
    label: 'MENTOR-26',
    title: 'Advanced mentoring, January to July 2026',
    history: [],
    people: people.filter((one) => one.kind !== 'administrator').map((one) => one.key),
    open: false,
  };
}

/** A site as it is after a fresh start: people and one course, no tool. `origin` is the sandbox's own. */
export function freshSite(name: SiteName, origin: string): SiteState {
  const rows = name === 'canvas' ? [...ROWS, ...CANVAS_ROWS] : ROWS;
  const people = rows.map((row, index) => makePerson(name, row, 101 + index));
  return {
    name,
    title: name === 'moodle' ? 'Harbour College (Moodle)' : 'Northfield University (Canvas)',
    settings: usualSettings(name, origin),
    people,
    courses: [firstCourse(name, people)],
    links: [],
    items: [],
    tools: [],
    launches: [],
    tokens: {},
    registrationTokens: {},
    next: 20,
  };
}
