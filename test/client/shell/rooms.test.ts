import { beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../../client/core/session.ts';
import { findPage } from '../../../client/shell/find-page.ts';
import { areHere, bringRooms, pagesFor, placesFor } from '../../../client/shell/rooms.ts';

const person = (role: Me['role'], administers = false) => ({ role, administers }) as Me;
const bar = (who: Me) => placesFor(who).map(({ path, word }) => `${path} ${word.replace('core.place.', '')}`);
const ALL: Me[] = [
  person('learner'),
  person('trainer'),
  person('trainer', true),
  person('administrator', true),
  person('observer'),
  person('visitor'),
];

describe('what staff are offered', () => {
  it('comes before anything is offered to them, and is nothing that a learner waits for', async () => {
    expect(areHere(person('learner'))).toBe(true);
    expect(areHere(person('trainer'))).toBe(false);
    await bringRooms(person('trainer'));
    expect(areHere(person('trainer'))).toBe(true);
    expect(pagesFor(person('learner')).filter(({ path }) => path === '/app')).toHaveLength(1);
  });
});

describe('a page that neither bar nor menu names', () => {
  it('comes to a learner when they are at its address, and to staff with the rest', async () => {
    const found = (who: Me) => findPage(who, '/app/learners/somebody') !== undefined;
    expect([found(person('learner')), found(person('trainer'))]).toEqual([false, true]);
    await bringRooms(person('learner'));
    expect(found(person('learner'))).toBe(true);
  });
});

describe('the bar', () => {
  beforeAll(() => bringRooms(person('trainer')));

  it.each([
    [
      person('learner'),
      ['/app road-map', '/app/course course', '/app/case case', '/app/hours hours', '/app/set set'],
    ],
    [
      person('trainer'),
      [
        '/app today',
        '/app/cohort cohort',
        '/app/reviews reviews',
        '/app/scores scores',
        '/app/course course',
      ],
    ],
    [
      person('trainer', true),
      [
        '/app today',
        '/app/cohort cohort',
        '/app/reviews reviews',
        '/app/scores scores',
        '/app/course course',
        '/app/overview overview',
      ],
    ],
    [person('administrator', true), ['/app overview', '/app/scores scores', '/app/course course']],
    [person('observer'), []],
    [person('visitor'), []],
  ])('of %o has these places, in this order', (who, places) => {
    expect(bar(who)).toEqual(places);
  });

  it.each([
    ['learner', '/app/course/a-module/a-step', '/app/course'],
    ['learner', '/app/course/a-module', '/app/course'],
    ['trainer', '/app/learners/somebody', '/app/cohort'],
    ['administrator', '/app/overview', '/app'],
  ] as const)('marks for %s at %s the place %s', (role, path, place) => {
    const page = findPage(person(role, role === 'administrator'), path)?.page;
    expect(page?.within ?? page?.path).toBe(place);
  });
});

describe('an address', () => {
  beforeAll(() => bringRooms(person('trainer')));
  it('names parts, decoded; a sign that cannot be decoded is left as it is', () => {
    const params = (path: string) => findPage(person('learner'), path)?.params;
    expect(params('/app/course/one/two')).toEqual({ module: 'one', step: 'two' });
    expect(params('/app/course/caf%C3%A9')).toEqual({ module: 'café' });
    expect(params('/app/course/100%')).toEqual({ module: '100%' });
  });

  it('is not offered to those whom it is not for, and nothing but one page to outsiders', () => {
    const offered = (who: Me, path: string) => findPage(who, path)?.page.path;
    expect(offered(person('learner'), '/app/scores')).toBeUndefined();
    expect(offered(person('learner'), '/app/overview')).toBeUndefined();
    expect(offered(person('trainer'), '/app/overview')).toBeUndefined();
    expect(offered(person('observer'), '/app/scores')).toBe('*');
    expect(offered(person('learner'), '/app/nowhere')).toBeUndefined();
  });

  it('belongs to one page at most for anybody, and each page that has a place has an address of its own', () => {
    for (const who of ALL) {
      const paths = pagesFor(who).map(({ path }) => path);
      expect(new Set(paths).size, JSON.stringify(who)).toBe(paths.length);
    }
  });
});
