import { expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { startTool } from '../setup/tool.ts';

const tool = await startTool();

it('[f7] sentences of the bank are the team’s: kept once, changed by any of them, and nobody else’s', async () => {
  const [ruth, marcus, learner, elsewhere] = await Promise.all([
    tool.token({ person: 'ruth', role: 'trainer' }),
    tool.token({ person: 'marcus', role: 'trainer' }),
    tool.token({ person: 'tom', role: 'learner' }),
    tool.token({ person: 'ruth', run: 'run-b', role: 'trainer' }),
  ]);
  const path = '/api/review/phrases';
  const key = hex();
  const text = 'Whose budget pays, and whose gains? <b>';
  const keep = (token: string, said: string) =>
    tool.call('PUT', `${path}/${key}`, { token, body: { kind: 'question', text: said } });
  expect(await keep(ruth, ` ${text} `)).toEqual({ status: 200, body: { id: key, kind: 'question', text } });
  await keep(ruth, text);
  await keep(marcus, 'Whose budget pays?');
  const list = async (token: string) => tool.call('GET', path, { token });
  expect((await list(ruth)).body).toEqual({
    phrases: [{ id: key, kind: 'question', text: 'Whose budget pays?' }],
  });
  expect((await list(elsewhere)).body).toEqual({ phrases: [] });
  expect((await list(learner)).status).toBe(403);
  await tool.call('DELETE', `${path}/${key}`, { token: elsewhere });
  expect((await list(marcus)).body).toMatchObject({ phrases: [{ id: key }] });
  await tool.call('DELETE', `${path}/${key}`, { token: marcus });
  expect((await list(ruth)).body).toEqual({ phrases: [] });
});
