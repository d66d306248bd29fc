import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoles } from '../../lti/index.ts';

const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

const nobody = { instructor: false, learner: false, administrator: false, observer: false, testUser: false };
const is = (...names: (keyof typeof nobody)[]) => ({
  ...nobody,
  ...Object.fromEntries(names.map((n) => [n, true])),
});

describe('roles', () => {
  it.each([
    ['teacher of Moodle', [`${CONTEXT}#Instructor`], is('instructor')],
    [
      'assistant of Canvas',
      [`${CONTEXT}/Instructor#TeachingAssistant`, `${CONTEXT}#Instructor`],
      is('instructor'),
    ],
    ['assistant named by the sub-role alone', [`${CONTEXT}/Instructor#TeachingAssistant`], is('instructor')],
    ['designer of Canvas', [`${CONTEXT}#ContentDeveloper`, `${INSTITUTION}Student`], is('instructor')],
    ['manager of the course', [`${CONTEXT}#Administrator`], is('instructor')],
    ['learner', [`${CONTEXT}#Learner`, `${INSTITUTION}Student`, `${SYSTEM}User`], is('learner')],
    ['learner whose sub-role says Instructor', [`${CONTEXT}/Learner#Instructor`], is('learner')],
    ['instructor at the institution, learner here', [`${INSTITUTION}Instructor`, 'Learner'], is('learner')],
    [
      'instructor at the institution, nothing here',
      [`${INSTITUTION}Instructor`, `${INSTITUTION}Faculty`],
      nobody,
    ],
    [
      'site administrator of Moodle',
      [`${CONTEXT}#Instructor`, `${SYSTEM}Administrator`, `${INSTITUTION}Administrator`],
      is('instructor', 'administrator'),
    ],
    [
      'account administrator of Canvas',
      [`${INSTITUTION}Administrator`, `${SYSTEM}User`],
      is('administrator'),
    ],
    ['site administrator of Canvas', [`${SYSTEM}SysAdmin`], is('administrator')],
    ['administrator who is enrolled as learner', [`${SYSTEM}SysAdmin`, `${CONTEXT}#Learner`], is('learner')],
    [
      'administrator in Moodle’s member list',
      ['http://purl.imsglobal.org/vocab/lis/v2/person#Administrator'],
      is('administrator'),
    ],
    ['observer of Canvas', [`${CONTEXT}#Mentor`, `${INSTITUTION}Observer`], is('observer')],
    ['mentor at the institution', [`${INSTITUTION}Mentor`], nobody],
    ['student view of Canvas', [`${CONTEXT}#Learner`, TEST_USER], is('learner', 'testUser')],
    ['nobody', [`${SYSTEM}None`], nobody],
    ['short words', ['Instructor', 'Learner', 'Mentor'], is('instructor', 'learner', 'observer')],
    ['empty', [''], nobody],
    ['not texts', [null, 7, { toString: () => 'Instructor' }], nobody],
  ])('%s', (_, claim, expected) => {
    expect(readRoles(claim)).toEqual({ ...expected, unknown: [] });
  });

  it('what only looks like a role gives nothing and is listed', () => {
    const alike = [
      'instructor',
      `${CONTEXT}#instructor`,
      `${CONTEXT}#Instructor `,
      `https${CONTEXT.slice(4)}#Instructor`,
    ];
    const more = ['__proto__', 'constructor', 'Administrator ', `${INSTITUTION}#Administrator`, 'SysAdmin'];
    expect(readRoles([...alike, ...more])).toEqual({ ...nobody, unknown: [...alike, ...more] });
  });

  it('no invented text promotes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl({ withFragments: true }))), (claim) => {
        const known = ['Instructor', 'ContentDeveloper', 'Administrator', 'Learner', 'Mentor'];
        const { unknown: _, ...flags } = readRoles(claim.filter((role) => !known.includes(role)));
        expect(flags).toEqual(nobody);
      }),
    );
  });

  it('keeps twenty unknown roles at most, none longer than 255', () => {
    const { unknown } = readRoles(Array.from({ length: 500 }, (_, at) => `${at}`.padEnd(999, 'x')));
    expect(unknown).toHaveLength(20);
    expect(unknown.every((role) => role.length === 255)).toBe(true);
  });
});
