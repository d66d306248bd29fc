import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ClientRoom } from '../../../client/shell/page.types.ts';

const root = join(import.meta.dirname, '../../..');
const rooms = import.meta.glob<ClientRoom>('../../../client/rooms/*/*.pages.ts', {
  eager: true,
  import: 'room',
});
const pages = Object.values(rooms).flatMap(({ pages: own }) => own.map(({ path }) => path.split('/')));

/** Addresses of pages as client and server write them: what is worked out stands as `*`, and what follows a `?` is left out. */
function written(): [string, string][] {
  const files = ['client', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const found = text.match(/(?<=['"`}])\/app\/(?:\$\{[^}]*\}|[\w:/-])+/g) ?? [];
    return found.map((address): [string, string] => [
      address.replaceAll(/\$\{[^}]*\}/g, '*').replace(/\/$/, ''),
      file,
    ]);
  });
}

const leads = (address: string): boolean => {
  const parts = address.split('/');
  return pages.some(
    (pattern) =>
      pattern.length === parts.length &&
      pattern.every((part, at) => part.startsWith(':') || parts[at] === '*' || part === parts[at]),
  );
};

it('every address that client and server write leads to a page', () => {
  const all = written();
  expect(all.length).toBeGreaterThan(80);
  expect(leads('/app/business-case/risks')).toBe(false);
  expect(all.filter(([address]) => !leads(address))).toEqual([]);
});
