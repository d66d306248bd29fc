import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** A house of the same plan, with the project's own lint configuration: nothing is planted where people work. */
const copy = mkdtempSync(join(tmpdir(), 're-entry-house-'));

beforeAll(() => {
  mkdirSync(join(copy, 'test/house'), { recursive: true });
  mkdirSync(join(copy, 'server'), { recursive: true });
  for (const file of ['.oxlintrc.json', 'test/house/house-plugin.js', 'server/rooms.ts'])
    copyFileSync(join(root, file), join(copy, file));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the linter says of a file with this text at this place; empty when nothing. */
function lint(path: string, text: string): string {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    execFileSync(process.execPath, [oxlint, '-f', 'unix', file], { cwd: copy, encoding: 'utf8' });
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

const FORBIDDEN: [what: string, path: string, text: string, refusal: string][] = [
  [
    'a room calls a room above it',
    'server/rooms/people/planted-a.service.ts',
    `import { x } from '../launch/launch.service.ts';\nexport const y = x;\n`,
    'people stands below launch',
  ],
  [
    'a room reads another room’s store',
    'server/rooms/grade/planted-b.service.ts',
    `import { x } from '../people/people.store.ts';\nexport const y = x;\n`,
    'only the service may be called',
  ],
  [
    'a service speaks to the database past its store',
    'server/rooms/grade/planted-c.service.ts',
    `import { Schema } from 'mongoose';\nexport const y = Schema;\n`,
    'the database is a store’s business',
  ],
  [
    'a door reaches into a store',
    'server/rooms/grade/planted-d.routes.ts',
    `import { x } from './grade.store.ts';\nexport const y = x;\n`,
    'A routes may not import server/rooms/grade/grade.store.ts',
  ],
  [
    'a rule looks at the clock of the machine',
    'server/rooms/grade/planted-e.rule.ts',
    `import { systemClock } from '../../core/clock.ts';\nexport const y = systemClock;\n`,
    'A rule may not import server/core/clock.ts',
  ],
  [
    'a room that has no business with the LMS calls it',
    'server/rooms/course/planted-f.service.ts',
    `import { x } from '../../../lti/index.ts';\nexport const y = x;\n`,
    'lti is called from launch, picker, install, grade, people only',
  ],
  [
    'ltijs is used outside its one file',
    'lti/planted-g.ts',
    `import { Provider } from 'ltijs';\nexport const y = Provider;\n`,
    'ltijs stays behind lti/back-channel.ts',
  ],
  [
    'the protocol library learns of the tool',
    'lti/planted-h.ts',
    `import { systemClock } from '../server/core/clock.ts';\nexport const y = systemClock;\n`,
    'lti is a library',
  ],
  [
    'zod reaches the browser',
    'client/core/planted-i.ts',
    `import { z } from 'zod';\nexport const y = z;\n`,
    'zod in the browser costs 19 kB',
  ],
  [
    'server code reaches the browser',
    'client/core/planted-j.ts',
    `import { day } from '../../server/core/endpoint.contract.ts';\nexport const y = day;\n`,
    'The client takes types only',
  ],
  [
    'a rule that is more than a rule reaches the browser',
    'client/core/planted-x.ts',
    `import { y } from '../../server/rooms/grade/planted-y.rule.ts';\nexport const z = y;\n`,
    'the client takes those that import rules alone',
  ],
  [
    'the sandbox LMS shares code with the tool',
    'test/lms/planted-k.ts',
    `import { randomId } from '../../server/core/hash.ts';\nexport const y = randomId;\n`,
    'the other side of the wire',
  ],
  [
    'an answer is shaped from a store',
    'server/rooms/grade/planted-p.present.ts',
    `import { x } from './grade.store.ts';\nexport const y = x;\n`,
    'A present may not import server/rooms/grade/grade.store.ts',
  ],
  [
    'who sees what depends on a rule',
    'server/rooms/grade/planted-q.visibility.ts',
    `import { x } from './grade.rule.ts';\nexport const y = x;\n`,
    'A visibility may not import server/rooms/grade/grade.rule.ts',
  ],
  [
    'a service decides who sees which field',
    'server/rooms/grade/planted-r.service.ts',
    `import { x } from './grade.visibility.ts';\nexport const y = x;\n`,
    'A service may not import server/rooms/grade/grade.visibility.ts',
  ],
  [
    'what all pages stand on reaches into a room',
    'client/core/planted-s.ts',
    `import { x } from '../rooms/grade/grade.state.ts';\nexport const y = x;\n`,
    'client/core stands below shell and rooms',
  ],
  [
    'a room that has no business with an LMS uses its wiring',
    'server/rooms/course/planted-t.service.ts',
    `import { x } from '../../lti-host/platform-directory.ts';\nexport const y = x;\n`,
    'lti-host is for the rooms that speak to an LMS',
  ],
  [
    'what reads the course knows a room',
    'server/content/planted-u.ts',
    `import { x } from '../rooms/course/course.service.ts';\nexport const y = x;\n`,
    'content stands below course',
  ],
  [
    'a request leaves by another door',
    'server/rooms/grade/planted-l.service.ts',
    `export const y = () => fetch('https://lms.example/');\n`,
    'Requests leave by lti/service-request.ts',
  ],
  [
    'the environment is read outside the configuration',
    'server/rooms/grade/planted-m.service.ts',
    `export const y = process.env['SECRET'];\n`,
    'process.env',
  ],
];

beforeAll(() => {
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  plant('server/rooms/grade/planted-y.rule.ts', `export { y } from './planted-z.rule.ts';\n`);
  plant('server/rooms/grade/planted-z.rule.ts', `import { z } from 'zod';\nexport const y = z;\n`);
  const pure = [`import type { z } from 'zod';`, `export type Z = z.ZodType;`, `export const y = 1;`];
  plant('server/rooms/grade/planted-pure.rule.ts', `${pure.join('\n')}\n`);
});

describe('the import rules refuse', () => {
  it.each(FORBIDDEN)('%s', (_what, path, text, refusal) => {
    expect(lint(path, text)).toContain(refusal);
  });
});

it('the import rules refuse a circle of two files, by types alone too', () => {
  lint(
    'server/rooms/grade/planted-v.ts',
    `import type { B } from './planted-w.ts';\nexport type A = B | 1;\n`,
  );
  const text = `import type { A } from './planted-v.ts';\nexport type B = A | 2;\n`;
  expect(lint('server/rooms/grade/planted-w.ts', text)).toContain('Dependency cycle detected');
});

describe('the import rules let through', () => {
  it('a service that calls a lower room’s service, its own store and core', () => {
    const text = [
      `import { a } from '../people/people.service.ts';`,
      `import { b } from './grade.store.ts';`,
      `import { systemClock } from '../../core/clock.ts';`,
      `export const y = [a, b, systemClock];`,
    ];
    expect(lint('server/rooms/grade/planted-n.service.ts', `${text.join('\n')}\n`)).toBe('');
  });

  it('a page that runs the server’s own rule', () => {
    const text = `import { y } from '../../server/rooms/grade/planted-pure.rule.ts';\nexport const z = y;\n`;
    expect(lint('client/core/planted-aa.ts', text)).toBe('');
  });

  it('a page that imports the type of a contract', () => {
    const text = `import type { Lang } from '../../server/core/endpoint.contract.ts';\nexport const y: Lang = 'en';\n`;
    expect(lint('client/core/planted-o.ts', text)).toBe('');
  });
});
