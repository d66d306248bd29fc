import { beforeEach, describe, expect, test } from 'vitest';
import { createGrades, type Grades } from '../../lti/grades.ts';
import type { PlatformFamily, Score } from '../../lti/lti.types.ts';
import { SCOPE } from '../../lti/scopes.ts';
import { backKit, freshStub, platformAt } from './back-kit.ts';
import type { Reply } from './stub-platform.ts';

const stub = freshStub();
let grades: Grades;
beforeEach(async () => {
  grades = createGrades(await backKit());
});

const ALL = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];
const column = () => `${stub.origin}/services/5/lineitem?type_id=3`;
const score: Score = {
  userId: '42',
  timestamp: new Date('2026-03-02T09:59:58.000Z'),
  activityProgress: 'InProgress',
  gradingProgress: 'FullyGraded',
  scoreGiven: 45,
  scoreMaximum: 2400,
  comment: 'Module 1, “Who is here”',
};
const post = (family: PlatformFamily, reply: Reply, change: Partial<Score> = {}) => {
  stub.on('POST /services/5/lineitem/scores', () => reply);
  return grades.postScore(platformAt(stub.origin, { family }), column(), ALL, { ...score, ...change });
};
const posted = () => stub.of('POST /services/5/lineitem/scores')[0];

describe('a score', () => {
  test('goes below the column’s path, keeps its query, and travels as compact JSON', async () => {
    expect(await post('moodle', { status: 200, body: '' })).toEqual({ kind: 'done' });
    expect(posted()?.path).toBe('/services/5/lineitem/scores?type_id=3');
    expect(posted()?.headers['content-type']).toBe('application/vnd.ims.lis.v1.score+json');
    expect(posted()?.body).not.toContain('\n');
    expect(JSON.parse(posted()?.body ?? '')).toEqual({ ...score, timestamp: '2026-03-02T09:59:58.000Z' });
  });

  test('carries Canvas’ extension to Canvas only', async () => {
    expect(await post('canvas', { status: 200, body: { resultUrl: 'x' } })).toEqual({ kind: 'done' });
    expect(JSON.parse(posted()?.body ?? '')).toMatchObject({
      'https://canvas.instructure.com/lti/submission': {
        new_submission: false,
        prioritize_non_tool_grade: true,
        preserve_score: false,
      },
    });
    stub.received.length = 0;
    await post('other', { status: 204 });
    expect(posted()?.body).not.toContain('canvas');
  });

  test('without a grade keeps Canvas’ grade, except where the grade is to be removed', async () => {
    const extension = () =>
      (JSON.parse(posted()?.body ?? '{}') as Record<string, unknown>)[
        'https://canvas.instructure.com/lti/submission'
      ];
    const { scoreGiven: _given, scoreMaximum: _maximum, ...progress } = score;
    const send = (gradingProgress: Score['gradingProgress']) =>
      grades.postScore(platformAt(stub.origin, { family: 'canvas' }), column(), ALL, {
        ...progress,
        gradingProgress,
      });
    stub.on('POST /services/5/lineitem/scores', () => ({ body: {} }));
    await send('Pending');
    expect(extension()).toMatchObject({ preserve_score: true });
    stub.received.length = 0;
    await send('NotReady');
    expect(extension()).toMatchObject({ preserve_score: false });
  });

  const cases: [PlatformFamily, Reply, object][] = [
    ['moodle', { status: 200, body: '[]' }, { kind: 'refused' }],
    [
      'moodle',
      { status: 409, statusText: 'Refusing score with an earlier timestamp', body: '[]' },
      { kind: 'stale' },
    ],
    [
      'canvas',
      { status: 400, body: '{"errors":{"message":"Timestamp older than stored"}}' },
      { kind: 'stale' },
    ],
    // Moodle repeats the message, so "timestamp" in it means nothing.
    [
      'moodle',
      { status: 400, statusText: 'Incorrect score received{"userId":"42","timestamp":"2026"}', body: '[]' },
      { kind: 'refused', reason: 'Incorrect score received' },
    ],
    [
      'canvas',
      { status: 422, body: '{"errors":{"message":"User not found in course"}}' },
      { kind: 'refused', reason: 'User not found in course', about: 'person' },
    ],
    [
      'moodle',
      { status: 500, body: '[]' },
      { kind: 'refused', reason: 'locked in the gradebook', about: 'line-item' },
    ],
    ['moodle', { status: 502, body: '<html>' }, { kind: 'failed', reason: 'Bad Gateway' }],
    ['canvas', { status: 503, headers: { 'retry-after': '120' } }, { kind: 'failed', retryAfter: 120 }],
    ['canvas', { status: 404, body: '{}' }, { kind: 'gone' }],
    ['other', { status: 412 }, { kind: 'gone' }],
    [
      'canvas',
      { status: 403, body: '403 Forbidden (Rate Limit Exceeded)\n' },
      { kind: 'throttled', retryAfter: 60 },
    ],
    [
      'other',
      { status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 10:00:30 GMT' } },
      { kind: 'throttled', retryAfter: 30 },
    ],
    [
      'moodle',
      { status: 403, body: '{"status":403,"reason":"Forbidden","request":{}}' },
      { kind: 'unauthorised', reason: 'Forbidden' },
    ],
    ['moodle', { status: 401 }, { kind: 'unauthorised' }],
  ];
  test.each(cases)('on %s answered with %j becomes %j', async (family, reply, outcome) => {
    expect(await post(family, reply)).toMatchObject(outcome);
  });

  describe('answered with 404', () => {
    const lookUp = (reply: Reply) => stub.on('GET /services/5/lineitem', () => reply);
    const notFound: Reply = { status: 404, body: { errors: { message: 'User not found in course' } } };

    test('is about the person where the column answers, and the column is asked once', async () => {
      lookUp({ body: { id: column(), label: 'Minutes', scoreMaximum: 2400 } });
      expect(await post('canvas', notFound)).toEqual({
        kind: 'refused',
        reason: 'User not found in course',
        about: 'person',
      });
      expect(stub.of('GET /services/5/lineitem')).toHaveLength(1);
    });

    test('is about the column where that is gone too', async () => {
      lookUp({ status: 404 });
      expect(await post('canvas', notFound)).toEqual({ kind: 'gone' });
    });

    test('is about neither where the column cannot be asked now', async () => {
      lookUp({ status: 503 });
      expect(await post('canvas', notFound)).toMatchObject({ kind: 'failed' });
    });
  });

  describe('that was delivered', () => {
    const shown = async (rows: object[], change: Partial<Score> = {}, granted = ALL) => {
      stub.on('GET /services/5/lineitem/results', () => ({ body: rows }));
      const delivered = { ...score, scoreGiven: 10, scoreMaximum: 2400, ...change };
      return grades.readShown(platformAt(stub.origin), column(), granted, delivered);
    };

    test('is shown where the gradebook has it, also rescaled and rounded', async () => {
      expect(await shown([{ userId: '42', resultScore: 10, resultMaximum: 2400 }])).toBe('score');
      expect(await shown([{ userId: '42', resultScore: 0.41667, resultMaximum: 100 }])).toBe('score');
    });

    test('and not kept is told: no row, or a bare one', async () => {
      expect(await shown([])).toBe('nothing');
      expect(await shown([{ id: 'x', userId: '42' }])).toBe('nothing');
    });

    test('under a teacher’s own grade is told', async () => {
      expect(await shown([{ userId: '42', resultScore: 77, resultMaximum: 100 }])).toBe('another');
    });

    test('as a nought, or without the right to read results, cannot be told', async () => {
      expect(await shown([{ userId: '42' }], { scoreGiven: 0 })).toBe('unknown');
      expect(await shown([], {}, [SCOPE.score])).toBe('unknown');
    });
  });

  test('that cannot be delivered now is a retryable failure, not an exception', async () => {
    stub.on('POST /token', () => ({ status: 500 }));
    const away = platformAt(stub.origin, { id: 'fresh' });
    expect(await grades.postScore(away, column(), ALL, score)).toMatchObject({ kind: 'failed' });
    const down = platformAt('http://127.0.0.1:1', { id: 'down' });
    expect(await grades.postScore(down, column(), ALL, score)).toMatchObject({ kind: 'failed' });
  });

  test('is not sent without the scope for it', async () => {
    const outcome = await grades.postScore(platformAt(stub.origin), column(), [SCOPE.lineItemRead], score);
    expect(outcome).toMatchObject({ kind: 'unauthorised' });
    expect(stub.received).toHaveLength(0);
  });

  test('is read back from a later page, named by its path', async () => {
    stub.on('GET /services/5/lineitem/results', (request) =>
      request.path.includes('page=2')
        ? { body: [{ userId: '42', resultScore: 1 }] }
        : { body: [], headers: { link: '</services/5/lineitem/results?page=2>; rel="next"' } },
    );
    const result = await grades.readResult(platformAt(stub.origin), column(), ALL, '42');
    expect(result).toEqual({ resultScore: 1 });
  });

  test('is read back for its person alone', async () => {
    stub.on('GET /services/5/lineitem/results', () => ({
      body: [
        null,
        { userId: '41', resultScore: 3 },
        { userId: 42, resultScore: 45, resultMaximum: 2400, comment: 'ok' },
      ],
    }));
    const platform = platformAt(stub.origin);
    expect(await grades.readResult(platform, column(), ALL, '42')).toEqual({
      resultScore: 45,
      resultMaximum: 2400,
      comment: 'ok',
    });
    expect(await grades.readResult(platform, column(), ALL, '43')).toBeUndefined();
    const [request] = stub.of('GET /services/5/lineitem/results');
    expect(request?.path).toBe('/services/5/lineitem/results?type_id=3&user_id=42');
    expect(request?.headers.accept).toBe('application/vnd.ims.lis.v2.resultcontainer+json');
  });
});
