import { type Answer, call, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';

export type Asks = Answer<'GET /api/hours/asks'>;
export type OwnAsk = Asks['asks'][number];
export type Asked = Answer<'POST /api/hours/asks'>;
export type Figures = Answer<'POST /api/hours/asks/:ask/code'>;
type Order = Sent<'POST /api/hours/asks'>['body'];
export type Subject = Order['of'];
export type Who = Order['who'];

/** Questions to others that nobody has answered yet. */
export const asks = (): Query<Asks> => query('hours/asks', () => call('GET /api/hours/asks'));

export const isOf = (ask: OwnAsk, of: Subject): boolean => JSON.stringify(ask.of) === JSON.stringify(of);

/** The answer marks this browser, so that the page behind the link knows it for the learner's own. */
export async function ask(of: Subject, who: Who): Promise<Asked> {
  const asked = await call('POST /api/hours/asks', { body: { of, who } });
  refreshAll();
  return asked;
}

export async function revoke(id: string): Promise<void> {
  await call('DELETE /api/hours/asks/:ask', { params: { ask: id } });
  await asks().refresh();
  refreshAll();
}

export async function figuresFor(id: string): Promise<Figures> {
  const figures = await call('POST /api/hours/asks/:ask/code', { params: { ask: id } });
  await asks().refresh();
  return figures;
}

export async function mail(id: string, body: Sent<'POST /api/hours/asks/:ask/mail'>['body']): Promise<void> {
  await call('POST /api/hours/asks/:ask/mail', { params: { ask: id }, body });
}
