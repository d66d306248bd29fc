import { beforeAll, expect, it } from 'vitest';
import { startTool, type TestTool } from '../setup/tool.ts';

let tool: TestTool;
beforeAll(async () => {
  tool = await startTool();
});

const HALF_HOUR = 31 * 60_000;
/** Nobody listens on port 1. */
const DOWN = 'http://127.0.0.1:1';
const TRAINER = { instructor: true, learner: false, administrator: false, observer: false, testUser: false };

/** Somebody opens a course of that platform. */
const open = (platformId: string, course: string) =>
  tool.rooms.people.enter(
    {
      platformId,
      messageType: 'LtiResourceLinkRequest',
      deploymentId: '1',
      sub: 'ruth',
      roles: { ...TRAINER, unknown: [] },
      targetLinkUri: `${tool.origin}/lti/launch`,
      context: { id: course },
      custom: {},
      presentation: {},
      platformInstance: { family: 'other' },
      nrps: { contextMembershipsUrl: `${DOWN}/members/${course}` },
      issuedAt: tool.clock.now(),
    },
    tool.clock.now(),
  );

it('of a platform that does not answer one course is asked, and the others wait with it', async () => {
  const platform = await tool.rooms.install.addPlatform({
    name: 'Down',
    issuer: DOWN,
    clientId: 'one',
    authorizationEndpoint: `${DOWN}/auth`,
    tokenEndpoint: `${DOWN}/token`,
    jwksUri: `${DOWN}/jwks`,
    family: 'other',
    frameOrigins: [],
  });
  for (const course of ['a', 'b', 'c']) await open(platform.id, course);
  const failures = () => tool.logged.filter((line) => line.includes('roster not read')).length;
  while (await tool.rooms.work.rosters());
  expect(failures()).toBe(1);
  tool.clock.forward(HALF_HOUR);
  while (await tool.rooms.work.rosters());
  expect(failures()).toBe(2);
});
