import { call, callFile, type Answer } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';

export type Mine = Answer<'GET /api/evaluation/mine'>;
export type Desk = Answer<'GET /api/evaluation/meetings'>;
export type DeskMeeting = Desk['meetings'][number];
export type Evaluated = Answer<'GET /api/evaluation/meetings/:set/:n'>;
export type Outcome = Answer<'GET /api/evaluation/outcome'>;

export const ownEvaluations = (): Query<Mine> =>
  query('evaluation/mine', () => call('GET /api/evaluation/mine'));

export const evaluatedMeetings = (): Query<Desk> =>
  query('evaluation/meetings', () => call('GET /api/evaluation/meetings'));

export const evaluatedMeeting = (params: { set: string; n: string }): Query<Evaluated> =>
  query(`evaluation/meetings/${params.set}/${params.n}`, () =>
    call('GET /api/evaluation/meetings/:set/:n', { params }),
  );

export const outcomeOfRun = (): Query<Outcome> =>
  query('evaluation/outcome', () => call('GET /api/evaluation/outcome'));

export async function takeEvaluations(): Promise<void> {
  const file = await callFile('GET /api/evaluation/files/meetings', { query: { lang: lang.peek() } });
  saveFile(file, 'set-evaluations.csv');
}

export async function takeOutcome(): Promise<void> {
  const file = await callFile('GET /api/evaluation/files/outcome', { query: { lang: lang.peek() } });
  saveFile(file, 'final-evaluation.csv');
}
