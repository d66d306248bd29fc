import { expect, it } from 'vitest';
import { createLog } from '../../../server/core/log.ts';
import { LogOutput } from '../../../server/core/log-output.ts';

it('what cannot be written is dropped and counted, said once, and the gap is told where the log goes on', () => {
  const written: string[] = [];
  const complaints: string[] = [];
  let full = false;
  const output = new LogOutput(
    (text) => {
      if (!full) written.push(text);
      return !full;
    },
    (sentence) => complaints.push(sentence),
  );
  const log = createLog('info', output);
  log.info('before');
  full = true;
  for (let line = 0; line < 3; line += 1) log.info('lost');
  expect([output.dropped, complaints.length]).toEqual([3, 1]);
  full = false;
  log.info('after');
  const lines = written.map((text) => JSON.parse(text) as { msg: string; lines?: number });
  expect(lines.map(({ msg }) => msg)).toEqual(['before', 'lines of the log were lost here', 'after']);
  expect(lines[1]?.lines).toBe(3);
  full = true;
  log.info('lost again');
  expect([output.dropped, complaints.length]).toEqual([4, 1]);
});
