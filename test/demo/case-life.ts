import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import { NEW_HEAD } from '../../server/rooms/business-case/head.rule.ts';
import type { SectionValue, ShownTemplate } from '../../server/rooms/business-case/case.types.ts';
import { letThingsWait } from './case-arrivals-life.ts';
import { doorOf, type Door } from './door.ts';
import { idOf } from './hours-papers.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

/** How far somebody is with a case, which is the finished one of the course in their own language. */
interface CaseLife {
  /** In the order in which they were written; without them, all that the finished case has. */
  sections?: readonly string[];
  /** Day of the first one; each is written on an evening of its own. */
  begun: number;
  /** Written on after the others, so that what it feeds stands to be looked at again. */
  changed?: string;
  /** Things sent from the course wait beside its sections. */
  waits?: true;
}

const CASES: Readonly<Record<string, CaseLife>> = {
  ines: { begun: 12 },
  beatriz: { begun: 14 },
  farah: {
    sections: ['context', 'rationale', 'aims', 'success-criteria'],
    begun: 38,
    changed: 'rationale',
    waits: true,
  },
  // Has said what it will be, and not more.
  hannah: { sections: [], begun: 44 },
};

const KIND = 'create';
/** What the finished case is after. */
const GOALS = {
  goals: ['from-below', 'around-a-theme'],
  groups: ['starting-out'],
  themes: ['people who leave'],
};

/** The business cases of a cohort of the demo, each section on its evening and through its door. Done again it changes nothing. */
export async function caseLife({ tool, sessions, start }: Walk): Promise<void> {
  for (const [person, life] of Object.entries(CASES)) {
    const session = sessions.get(person);
    if (!session) continue;
    const evening = (day: number) => {
      const on = addDays(start.toISOString().slice(0, 10), life.begun + day);
      tool.setClock((momentAt('Europe/London', { day: on, time: '20:35' }).getTime() - Date.now()) / 1000);
    };
    await writeCase(doorOf(tool, session), { person, life, evening });
  }
  tool.setClock(0);
}

interface Writer {
  person: string;
  life: CaseLife;
  evening(day: number): void;
}

async function writeCase(door: Door, { person, life, evening }: Writer): Promise<void> {
  const { template } = (await door('GET /api/business-case', NOTHING)) as { template: ShownTemplate };
  const finished = await finishedCase(door, template);
  evening(0);
  await saveHead(door, { person, template, finished });
  const written = (life.sections ?? template.draftingOrder).filter((slug) => finished.values.has(slug));
  for (const [at, section] of written.entries()) {
    evening(at + 1);
    const value = finished.values.get(section) as SectionValue;
    await saveSection(door, section, { write: idOf(person, section), revision: 0, value });
  }
  if (life.waits) await letThingsWait(door, person);
  const { changed } = life;
  const value = changed === undefined ? undefined : finished.values.get(changed);
  if (changed === undefined || !value) return;
  evening(written.length + 1);
  const content = [...(value.text?.content ?? []), ADDED];
  await saveSection(door, changed, {
    write: idOf(person, changed, 'again'),
    revision: 1,
    value: { ...value, text: { type: 'doc', content } },
  });
}

const ADDED = {
  type: 'paragraph',
  content: [
    {
      type: 'text',
      text: 'Since then two more have asked for somebody to think with, and one of them works nights.',
    },
  ],
} as const;

const NOTHING = { params: {}, body: {} };

interface Finished {
  title: string;
  values: Map<string, SectionValue>;
}

async function finishedCase(door: Door, { sections }: ShownTemplate): Promise<Finished> {
  const values = new Map<string, SectionValue>();
  let title = '';
  for (const { slug } of sections) {
    const sample = (await door('GET /api/business-case/sample/:section', {
      params: { section: slug },
      body: {},
    })) as { title: string; value: SectionValue | null };
    title = sample.title;
    if (sample.value) values.set(slug, sample.value);
  }
  return { title, values };
}

async function saveHead(
  door: Door,
  { person, template, finished }: { person: string; template: ShownTemplate; finished: Finished },
): Promise<void> {
  const taken = template.sections
    .filter(({ slug, essential }) => !essential && finished.values.has(slug))
    .map(({ slug }) => slug);
  const value = { ...NEW_HEAD, ...GOALS, title: finished.title, kind: KIND, currency: 'GBP', taken };
  await door('PUT /api/business-case/head', {
    params: {},
    body: { write: idOf(person, 'head'), revision: 0, value },
  });
}

const saveSection = (door: Door, section: string, body: Record<string, unknown>) =>
  door('PUT /api/business-case/sections/:section', { params: { section }, body });
