import { call, type Answer } from '../../core/api.ts';
import { query, refreshAll, type Data } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import type { BankOfCourse, DocumentKind, Models, OpenDocument } from './portfolio.types.ts';

export const thingOf = (kind: DocumentKind): string => `portfolio/${kind}`;

/** One's own document, and what the course offers for it. */
export interface Opened<Kind extends DocumentKind> {
  document: OpenDocument<Kind>;
  offer: Offers[Kind];
}
export interface Offers {
  'question-bank': BankOfCourse | null;
  'style-map': undefined;
  'model-chooser': Models | null;
  handbook: undefined;
  'community-charter': undefined;
}

const OPEN: { [Kind in DocumentKind]: () => Promise<Opened<Kind>> } = {
  'question-bank': () => call('GET /api/portfolio/question-bank'),
  'style-map': async () => ({ ...(await call('GET /api/portfolio/style-map')), offer: undefined }),
  'model-chooser': () => call('GET /api/portfolio/model-chooser'),
  handbook: async () => ({ ...(await call('GET /api/portfolio/handbook')), offer: undefined }),
  'community-charter': async () => ({
    ...(await call('GET /api/portfolio/community-charter')),
    offer: undefined,
  }),
};

type Sent<Kind extends DocumentKind> = { write: string; revision: number; value: never } & { kind?: Kind };
interface Saved {
  revision: number;
  savedAt: string;
  completed: boolean;
}
const SAVE: { [Kind in DocumentKind]: (body: Sent<Kind>) => Promise<Saved> } = {
  'question-bank': (body) => call('PUT /api/portfolio/question-bank', { body }),
  'style-map': (body) => call('PUT /api/portfolio/style-map', { body }),
  'model-chooser': (body) => call('PUT /api/portfolio/model-chooser', { body }),
  handbook: (body) => call('PUT /api/portfolio/handbook', { body }),
  'community-charter': (body) => call('PUT /api/portfolio/community-charter', { body }),
};

export const openedDocument = <Kind extends DocumentKind>(kind: Kind): Data<Opened<Kind>> =>
  query(thingOf(kind), () => OPEN[kind]() as Promise<Opened<Kind>>);

export const listed = (): Data<Answer<'GET /api/portfolio'>> =>
  query('portfolio', () => call('GET /api/portfolio'));

export const sendDocument: Sender = async ({ thing, body }) => {
  const [, kind = ''] = thing.split('/');
  const saved = await SAVE[kind as DocumentKind](body as Sent<never>);
  // What was made has completed a step, which another part of the page shows.
  if (saved.completed) refreshAll();
  else query('portfolio', () => call('GET /api/portfolio')).invalidate();
  return saved;
};

/** A form of the course as it is asked, for a copy of it. */
export async function formNamed(form: string) {
  const params = { form, variant: 'plain', subject: 'own' };
  return (await call('GET /api/forms/:form/:variant/:subject', { params })).form;
}
