import type { EndpointKey, EndpointSpec } from '../../server/core/endpoint.contract.ts';
import type { Served } from '../../server/core/endpoint.ts';
import type { Session } from '../../server/core/session.ts';
import type { Documents, OwnQuestion, Sentence } from '../../server/rooms/portfolio/document.contract.ts';
import type { PastTool } from './past-tool.ts';

type Portfolio = Partial<Documents>;

const asked = (at: number, drawer: string | null, text: string): OwnQuestion => ({
  id: `q${at}`,
  text,
  drawer,
  from: null,
  struck: null,
});

const said = (at: number, text: string, leads: number | null, need: number | null): Sentence => ({
  id: String(at),
  text,
  leads,
  need,
});

/** An engineer of nights, in English: far enough to have chosen a model, and to think of a handbook. */
const INES: Portfolio = {
  'question-bank': {
    questions: [
      asked(1, 'open', 'Where would you like to begin?'),
      asked(2, 'open', 'What is still in your hands from this morning?'),
      asked(3, 'deepen', 'What else?'),
      asked(4, 'deepen', 'What did you notice just before that?'),
      asked(5, 'challenge', 'How do you know?'),
      asked(6, 'challenge', 'Who would disagree, and what would they have seen?'),
      asked(7, 'choose', 'Which of these can wait until June?'),
      asked(8, 'commit', 'Who will notice on Friday?'),
      asked(9, 'review', 'What did I do today that got in your way?'),
      asked(10, 'review', 'What should we do differently next time?'),
      { ...asked(11, null, 'Have you thought of talking to her?'), struck: { why: 'It held my answer' } },
    ],
  },
  'style-map': {
    readings: [
      {
        id: 'first',
        day: '2026-03-09',
        sentences: [
          said(1, 'I would give it till Friday and then tell the office.', 1, 1),
          said(2, 'Draw me the process as it is now.', 2, 1),
          said(3, 'Go home at five today.', 1, 4),
          said(4, 'What have you tried that half worked?', 5, 2),
          said(5, 'There is somebody in the other plant who went through this.', 3, 3),
        ],
        tags: { coach: 'leading-head', counsellor: 'following-heart' },
      },
      {
        id: 'second',
        day: '2026-04-20',
        sentences: [
          said(1, 'That sounds lonely.', 5, 5),
          said(2, 'What would you want to be asked?', 5, 2),
          said(3, 'And then?', 4, 3),
          said(4, 'Use the short form.', 1, 1),
          said(5, 'You look worn out.', 2, 5),
        ],
        tags: { coach: 'following-head', counsellor: 'following-heart', guardian: 'leading-heart' },
      },
    ],
  },
  'model-chooser': {
    compared: ['peer', 'spot', 'by-phone'],
    own: [
      {
        id: 'by-phone',
        name: 'Pairs by telephone',
        cells: { need: 'new shift leaders', power: 'nobody from the same line', contact: 'a paid half hour' },
        parents: 'CLEAR (Hawkins); the London peer service; the telephone is ours.',
        left: 'Faces, and the monthly meeting of mentors.',
        sign: 'Two calls running, moved by the same person. The co-ordinator sees it first, in week four.',
      },
    ],
    criteria: [
      { id: 'fit', name: 'Fit with need', weight: 5 },
      { id: 'power', name: 'Power distance', weight: 5 },
      { id: 'time', name: 'Time', weight: 4 },
    ],
    options: [
      {
        id: 'nothing',
        name: 'Do nothing',
        scores: { fit: 1, power: 2, time: 5 },
        verdict: 'Costs nobody an hour.',
      },
      { id: 'peers', name: 'Peer', scores: { fit: 4, power: 5, time: 1 }, verdict: 'Two who cannot meet.' },
      {
        id: 'phone',
        name: 'Pairs by telephone',
        scores: { fit: 3, power: 5, time: 3 },
        verdict: 'It holds.',
      },
    ],
    chosen: 'phone',
    reasons: 'A pair that cannot meet is no pair. The telephone costs some fit and buys the hour.',
  },
  handbook: {
    pages: [
      {
        id: 'model',
        heading: 'Our model on one page',
        text: 'For new shift leaders. Two meetings and four calls. Either may say no, and stop at any time.',
        from: null,
      },
    ],
    contacts: [{ id: 'one', role: 'Co-ordinator', reached: 'extension 12, answered from 6 to 22' }],
  },
};

/** In Spanish, in the middle of sorting. */
const BEATRIZ: Portfolio = {
  'question-bank': {
    questions: [
      asked(1, 'open', '¿Por dónde quieres empezar?'),
      asked(2, 'deepen', '¿Qué más?'),
      asked(3, 'deepen', '¿Qué pasó justo antes?'),
      asked(4, 'challenge', '¿Quién lo vería distinto?'),
      asked(5, null, '¿Qué sería distinto el viernes?'),
      {
        ...asked(6, null, '¿Has probado hacer una lista?'),
        struck: { why: 'Se contesta que sí sin pensar' },
      },
    ],
  },
};

const PORTFOLIOS: Readonly<Record<string, Portfolio>> = { ines: INES, beatriz: BEATRIZ };

export const portfolioOf = (person: string): Portfolio => PORTFOLIOS[person] ?? {};

/** Everybody's portfolio as it stands today, saved by themselves. Doing it again changes nothing. */
export async function fillPortfolios({ tool, sessions }: { tool: PastTool; sessions: Map<string, Session> }) {
  for (const person of Object.keys(PORTFOLIOS)) {
    const session = sessions.get(person);
    if (!session) continue;
    for (const [kind, value] of Object.entries(portfolioOf(person))) await save(tool, session, kind, value);
  }
}

/** Through the endpoint itself: a session of the past would have ended. A write seen before is done once. */
async function save(tool: PastTool, session: Session, kind: string, value: unknown): Promise<void> {
  const key = `PUT /api/portfolio/${kind}` satisfies EndpointKey;
  const route = tool.rooms.routes.find((one) => one.kind === 'api' && one.spec.key === key);
  if (route?.kind !== 'api') throw new Error(`There is no ${key}`);
  const body = { value, revision: 0, write: '0'.repeat(32) };
  await route.handle({
    session,
    body,
    params: {},
    query: {},
    now: tool.now(),
  } as unknown as Served<EndpointSpec>);
}
