import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import { doorOf, type Door } from './door.ts';
import { idOf } from './hours-papers.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

const LEVELS = {
  need: 3,
  context: 3,
  model: 4,
  criteria: 3,
  value: 2,
  design: 3,
  ethics: 3,
  iteration: 2,
  clarity: 3,
};

const COMMENTS = [
  {
    kind: 'question',
    section: 'rationale',
    body: 'Is that figure about new teachers or about all teachers?',
  },
  { kind: 'strength', section: 'pilot-timeline', body: 'You say what would make you stop. Few cases do.' },
  {
    kind: 'suggestion',
    section: 'costs-benefits',
    body: 'Show apart how much of this is money nobody has spent yet.',
  },
] as const;

/**
 * What becomes of cases that were handed in, from trainers and from people who decide. Versions of the finished cases are handed in: one was released and came again, answered point by point, and waits; one
 * is being read at this very moment. After `caseLife`; done again it changes nothing.
 */
export async function reviewLife({ tool, sessions, start }: Walk): Promise<void> {
  const [ruth, marcus] = [sessions.get('ruth'), sessions.get('marcus')];
  if (!ruth || !marcus) return;
  const morning = (day: number) => {
    const on = addDays(start.toISOString().slice(0, 10), day);
    tool.setClock((momentAt('Europe/London', { day: on, time: '09:12' }).getTime() - Date.now()) / 1000);
  };
  await keepPhrases(doorOf(tool, ruth));
  const ines = sessions.get('ines');
  if (ines) {
    morning(36);
    await handIn(tool, ines, 'first');
    morning(40);
    await judge(tool, doorOf(tool, ruth));
    await askLeaders(tool, ines);
    morning(44);
    await comeAgain(tool, ines);
  }
  const beatriz = sessions.get('beatriz');
  if (beatriz) {
    morning(46);
    await handIn(tool, beatriz, 'first');
    tool.setClock(0);
    // The one that waits longest; until half an hour from now it is his.
    await takeAndAsk(doorOf(tool, marcus));
  }
  tool.setClock(0);
}

const NOTHING = { params: {}, body: {} };

/** He would like a colleague to read it too. */
async function takeAndAsk(door: Door): Promise<void> {
  const { id } = (await door('POST /api/review/next', NOTHING)) as { id: string | null };
  if (id !== null)
    await door('POST /api/review/reviews/:review/second-look', { params: { review: id }, body: {} });
}

/** The team's bank: most of them questions. */
const PHRASES = [
  { kind: 'question', text: 'What would a sceptical reader ask here?' },
  { kind: 'question', text: 'Whose budget pays, and whose gains?' },
  { kind: 'question', text: 'Who has to agree to this, and when will you ask them?' },
  { kind: 'strength', text: 'You say what would make you stop. Few cases do.' },
  { kind: 'suggestion', text: 'Show apart how much of this is money nobody has spent yet.' },
] as const;

async function keepPhrases(door: Door): Promise<void> {
  for (const { kind, text } of PHRASES)
    await door('PUT /api/review/phrases/:phrase', { params: { phrase: idOf(text) }, body: { kind, text } });
}

async function handIn(tool: PastTool, learner: Session, which: string): Promise<void> {
  const door = doorOf(tool, learner);
  const { head, sections } = (await door('GET /api/business-case', NOTHING)) as {
    head: { revision: number };
    sections: { slug: string; revision: number }[];
  };
  const seen = Object.fromEntries(sections.map(({ slug, revision }) => [slug, revision]));
  const body = { write: idOf(learner.person, 'hand in', which), seen: { ...seen, head: head.revision } };
  await door('POST /api/business-case/submit', { params: {}, body });
  while (await tool.rooms.work.handOverCases()) continue;
}

async function judge(tool: PastTool, door: Door): Promise<void> {
  const { id } = (await door('POST /api/review/next', NOTHING)) as { id: string | null };
  if (id === null) return;
  const params = { review: id };
  for (const { kind, section, body } of COMMENTS) {
    const value = { anchor: { kind: 'section', section }, kind, body, wording: null };
    await door('PUT /api/review/reviews/:review/comments/:comment', {
      params: { ...params, comment: idOf(id, body) },
      body: { write: idOf(id, body, 'write'), revision: 0, value },
    });
  }
  const value = {
    levels: LEVELS,
    decision: 'accepted-with-changes',
    words: 'This could go to the Principal’s team as it stands. Two small changes before it does.',
  };
  await door('PUT /api/review/reviews/:review/draft', {
    params,
    body: { write: idOf(id, 'draft'), revision: 0, value },
  });
  await door('POST /api/review/reviews/:review/release', { params, body: { write: idOf(id, 'release') } });
  while (await tool.rooms.work.tellReleases()) continue;
}

async function comeAgain(tool: PastTool, learner: Session): Promise<void> {
  const door = doorOf(tool, learner);
  await writeOn(door, learner);
  await door('PUT /api/review/own/:version/opened', { params: { version: '1' }, body: {} });
  const { points } = (await door('GET /api/business-case/points', NOTHING)) as { points: { id: string }[] };
  for (const [at, { id }] of points.entries()) {
    const value =
      at === 0
        ? { done: 'changed', reason: 'All teachers. I say so now.' }
        : { done: 'kept', reason: 'It stands in the table; twice would be one time too many.' };
    await door('PUT /api/business-case/points/:point', {
      params: { point: id },
      body: { write: idOf(id, 'answer'), revision: 0, value },
    });
  }
  await handIn(tool, learner, 'again');
}

/** What has not changed since would be the version that stands. */
async function writeOn(door: Door, { person }: Session): Promise<void> {
  const { sections } = (await door('GET /api/business-case', NOTHING)) as {
    sections: { slug: string; revision: number; value: SectionValue }[];
  };
  const rationale = sections.find(({ slug }) => slug === 'rationale');
  if (!rationale) return;
  const { revision, value } = rationale;
  const said = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'All of them are teachers, new and experienced.' }],
  };
  const text = { type: 'doc', content: [...(value.text?.content ?? []), said] };
  await door('PUT /api/business-case/sections/:section', {
    params: { section: 'rationale' },
    body: { write: idOf(person, 'rationale', 'after the review'), revision, value: { ...value, text } },
  });
}

const READ = ['summary', 'costs-benefits', 'decision'];
/** As the page behind a link sends it. */
const ANSWER = {
  reader_role: 'Vice-principal',
  read_what: 'summary',
  need_clear: '5',
  fits_us: '4',
  cost_believable: '3',
  success_clear: '4',
  safe: '5',
  strongest: 'It says what would prove it wrong.',
  'must_change.0.point': 'Cash and staff time need to stand apart on the first page.',
  'must_change.0.section': 'costs-benefits',
  'must_change.0.weight': 'must',
  verdict: 'yes-with-changes',
  revision: '0',
  send: '1',
};

/** One who decides has answered by a link, and trainers may read it; another has not opened theirs. */
async function askLeaders(tool: PastTool, learner: Session): Promise<void> {
  const door = doorOf(tool, learner);
  const { versions } = (await door('GET /api/business-case/versions', NOTHING)) as {
    versions: { id: string; number: number | null }[];
  };
  const version = versions.find(({ number }) => number === 1)?.id ?? '';
  const make = async (reader: string) =>
    (await door('POST /api/business-case/links', {
      params: {},
      body: { write: idOf(learner.person, 'link', reader), version, sections: READ, reader },
    })) as { made: { id: string }; link: string };
  const { made, link } = await make('Vice-principal');
  await fetch(link, { method: 'POST', body: new URLSearchParams(ANSWER) });
  await door('PUT /api/business-case/links/:link/shared', {
    params: { link: made.id },
    body: { shared: true },
  });
  await make('Head of finance');
}
