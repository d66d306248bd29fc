import { beforeAll, describe, expect, it } from 'vitest';
import type { Launch } from '../../lti/index.ts';
import { randomToken } from '../../server/core/hash.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

interface Found {
  lang: string;
  total: number;
  steps: { module: string; step: string; title: string; excerpt: { text: string; hit: boolean }[] }[];
  terms: { slug: string; term: string }[];
}

let tool: TestTool;
let run = '';
beforeAll(async () => {
  tool = await startTool();
  const launch: Launch & { sub: string } = {
    platformId: 'tenant-a',
    messageType: 'LtiResourceLinkRequest',
    deploymentId: '1',
    sub: 'somebody',
    roles: {
      instructor: false,
      learner: true,
      administrator: false,
      observer: false,
      testUser: false,
      unknown: [],
    },
    targetLinkUri: `${tool.origin}/lti/launch`,
    context: { id: 'course' },
    custom: {},
    presentation: {},
    platformInstance: { family: 'moodle' },
    issuedAt: new Date(),
  };
  run = (await tool.rooms.people.enter(launch, new Date())).run.id;
});

async function search(question: string, lang: 'en' | 'es' = 'en', role: 'learner' | 'trainer' = 'learner') {
  const session = { tenant: 'tenant-a', run, person: 'somebody', role, lang };
  const whole = { ...session, administers: false, testUser: false, landing: '/app/' };
  const token = (await tool.rooms.sessions.open(whole, randomToken(), new Date())) ?? '';
  const answer = await tool.call('GET', `/api/course/search?question=${encodeURIComponent(question)}`, {
    token,
  });
  return answer as unknown as { status: number; body: Found };
}

const hits = (found: Found) =>
  found.steps.flatMap(({ excerpt }) => excerpt.flatMap(({ text, hit }) => (hit ? [text.toLowerCase()] : [])));

describe('search of the course', () => {
  it('finds the step whose title it is first, with the place in its text', async () => {
    const { body } = await search('goal too early');
    expect(body.steps[0]).toMatchObject({ module: 'conversation-models' });
    expect(hits(body)).toContain('goal');
    for (const { excerpt } of body.steps) {
      expect(excerpt.map(({ text }) => text).join('').length).toBeLessThan(260);
      expect(excerpt.map(({ text }) => text).join('')).not.toContain('<');
    }
  });

  it('in Spanish finds words with and without their accents, and only Spanish words', async () => {
    const plain = await search('mentoria', 'es');
    const accented = await search('mentoría', 'es');
    expect(plain.body.lang).toBe('es');
    expect(plain.body.total).toBeGreaterThan(20);
    expect(plain.body.total).toBe(accented.body.total);
    expect(hits(plain.body)).toContain('mentoría');
    expect((await search('listening', 'es')).body.total).toBe(0);
  });

  it('wants all words, takes beginnings of words, and forgives a slip in a long one', async () => {
    const one = await search('silence');
    const both = await search('silence observer');
    expect(both.body.total).toBeGreaterThan(0);
    expect(both.body.total).toBeLessThan(one.body.total);
    expect(hits((await search('silen')).body)).toContain('silence');
    expect(hits((await search('clutterbcuk')).body)).toContain('clutterbuck');
  });

  it('finds words of the glossary by their beginning', async () => {
    const { body } = await search('mentee');
    expect(body.terms.map(({ term }) => term.toLowerCase())).toContain('mentee');
  });

  it('says that nothing was found for what is nowhere, and refuses an empty question and one without end', async () => {
    expect((await search('xyzzyqq')).body).toMatchObject({ total: 0, steps: [], terms: [] });
    expect((await search('  ')).status).toBe(400);
    expect((await search('a'.repeat(201))).status).toBe(400);
    expect((await search('"\')}]{$ne: 1} <script>')).status).toBe(200);
  });

  it('shows nobody the blocks for trainers, a trainer neither', async () => {
    const learner = await search('run sheet');
    const trainer = await search('run sheet', 'en', 'trainer');
    expect(trainer.body).toEqual(learner.body);
  });
});
