import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Style sheets of rooms stay on the page once they are there, so what one room says of `.mark` is said of the shell's
 * `.mark` from then on. Classes of the page around a room are nobody else's to style.
 */
const client = join(import.meta.dirname, '../../client');
const ALONE = /^ {2}\.([a-z][a-z0-9-]*)(?= \{|,$)/gm;

const stylesOf = (file: string) =>
  [...readFileSync(join(client, file), 'utf8').matchAll(ALONE)].map(([, name = '']) => name);

test('no room styles by itself a class of the page around it', () => {
  const around = ['base-page.css', 'plain.css'].flatMap((file) =>
    [...readFileSync(join(client, 'ui', file), 'utf8').matchAll(/\.([a-z][a-z0-9-]*)(?=[ ,{:>])/g)].map(
      ([, name = '']) => name,
    ),
  );
  const rooms = readdirSync(join(client, 'rooms'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  const taken = rooms.flatMap((file) =>
    stylesOf(join('rooms', file)).flatMap((name) => (around.includes(name) ? [`${file} .${name}`] : [])),
  );
  expect(taken).toEqual([]);
});
