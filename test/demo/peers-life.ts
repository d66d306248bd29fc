import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import { doorOf, type Door } from './door.ts';
import { idOf } from './hours-papers.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

const NOTHING = { params: {}, body: {} };

interface Comment {
  kind: string;
  body: string;
}

interface Asked {
  author: string;
  reader: string;
  section: string;
  note: string;
  day: number;
}

const ASKED: readonly (Asked & { sends: readonly Comment[]; isAnswered?: true })[] = [
  {
    author: 'ines',
    reader: 'tom',
    section: 'rationale',
    note: 'Would you believe the number?',
    day: 38,
    sends: [
      { kind: 'strength', body: 'You say what one year cannot show. That makes me believe the rest.' },
      {
        kind: 'question',
        body: 'Who asked the people who left, and would they say it to somebody else?',
      },
    ],
    isAnswered: true,
  },
  {
    author: 'ines',
    reader: 'farah',
    section: 'costs-benefits',
    note: 'Would your finance office follow this?',
    day: 45,
    sends: [
      { kind: 'question', body: 'Whose hours are these, and who has agreed to lose them?' },
      {
        kind: 'suggestion',
        body: 'Put the money that is new first. It is the only line they will look for.',
      },
    ],
  },
  { author: 'beatriz', reader: 'tom', section: 'risks', note: '', day: 46, sends: [] },
];

/** What peers write of one another’s sections: one was answered, one was sent, one waits to be read. */
export async function peersLife({ tool, sessions, start }: Walk): Promise<void> {
  for (const { sends, isAnswered, ...asked } of ASKED) {
    const [author, reader] = [sessions.get(asked.author), sessions.get(asked.reader)];
    if (!author || !reader) continue;
    const on = addDays(start.toISOString().slice(0, 10), asked.day);
    tool.setClock((momentAt('Europe/London', { day: on, time: '08:20' }).getTime() - Date.now()) / 1000);
    const doors = { author: doorOf(tool, author), reader: doorOf(tool, reader) };
    const id = await ask(tool, { ...asked, author, reader }, doors);
    if (id === undefined || sends.length === 0) continue;
    await send({ ...doors, id, section: asked.section }, sends);
    if (isAnswered) await answer({ ...doors, id, section: asked.section });
  }
  tool.setClock(0);
}

interface Doors {
  author: Door;
  reader: Door;
}

/** Nothing where the section holds no word yet. Done again it is the same. */
async function ask(
  { rooms }: PastTool,
  { author, reader, section, note }: Omit<Asked, 'author' | 'reader'> & { author: Session; reader: Session },
  doors: Doors,
): Promise<string | undefined> {
  const { sections } = (await doors.author('GET /api/business-case', NOTHING)) as {
    sections: { slug: string; revision: number }[];
  };
  const revision = sections.find(({ slug }) => slug === section)?.revision;
  if (revision === undefined) return undefined;
  const list = async () =>
    ((await doors.reader('GET /api/review/peers', NOTHING)) as { asked: { id: string; section: string }[] })
      .asked;
  const before = (await list()).find((one) => one.section === section);
  if (before) return undefined;
  const asking = { write: idOf(author.person, 'asks', section), section, revision, note };
  await rooms.services.review.peers.ask(author, asking, [reader.person]);
  return (await list()).find((one) => one.section === section)?.id;
}

type OfAsk = Doors & { id: string; section: string };

async function send({ reader, id, section }: OfAsk, comments: readonly Comment[]): Promise<void> {
  const params = { ask: id };
  for (const { kind, body } of comments) {
    const value = { anchor: { kind: 'section', section }, kind, body, wording: null };
    await reader('PUT /api/review/peers/asked/:ask/comments/:comment', {
      params: { ...params, comment: idOf(id, body) },
      body: { write: idOf(id, body, 'write'), revision: 0, value },
    });
  }
  await reader('POST /api/review/peers/asked/:ask/send', { params, body: {} });
}

async function answer({ author, id }: OfAsk): Promise<void> {
  const params = { ask: id };
  const { comments } = (await author('GET /api/review/peers/own/:ask', { params, body: {} })) as {
    comments: { id: string; value: { kind: string } }[];
  };
  await author('PUT /api/review/peers/own/:ask/opened', { params, body: {} });
  const value = { done: 'changed', words: 'A colleague of the HR office did. I say so now.' };
  for (const comment of comments.filter(({ value: { kind } }) => kind === 'question'))
    await author('PUT /api/review/peers/own/:ask/answers/:comment', {
      params: { ...params, comment: comment.id },
      body: { write: idOf(comment.id, 'answer'), revision: 0, value },
    });
  await author('PUT /api/review/peers/own/:ask/thanks', {
    params,
    body: { words: 'Nobody had asked me that.' },
  });
}
