import { beforeEach, describe, expect, test } from 'vitest';
import { createGrades, type Grades } from '../../lti/grades.ts';
import type { WantedLineItem } from '../../lti/line-items.ts';
import type { AgsEndpoint } from '../../lti/lti.types.ts';
import { SCOPE } from '../../lti/scopes.ts';
import { backKit, freshStub, platformAt } from './back-kit.ts';

const stub = freshStub();
let grades: Grades;
beforeEach(async () => {
  grades = createGrades(await backKit());
});

const ALL = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];

describe('a line item', () => {
  const wanted: WantedLineItem = {
    label: 'Guided minutes',
    scoreMaximum: 2400,
    resourceId: 're-entry',
    tag: 'guided-minutes',
    takesCoupled: false,
  };
  const ags = (change: Partial<AgsEndpoint> = {}): AgsEndpoint => ({
    scope: ALL,
    lineitems: `${stub.origin}/services/lineitems?type_id=3`,
    ...change,
  });
  const item = (id: number, change: object = {}) => ({
    id: `${stub.origin}/services/${id}/lineitem?type_id=3`,
    label: 'Guided minutes',
    scoreMaximum: 2400,
    resourceId: 're-entry',
    tag: 'guided-minutes',
    ...change,
  });
  const resolve = (endpoint: AgsEndpoint, change: Partial<WantedLineItem> = {}) =>
    grades.findOrCreateLineItem(platformAt(stub.origin), endpoint, { ...wanted, ...change });

  test('is found by its tag on a later page behind Moodle’s own Link header', async () => {
    stub.on('GET /services/lineitems', (request) =>
      request.path.includes('from=')
        ? { body: [item(9)] }
        : {
            body: [item(1, { tag: 'other' }), item(2, { resourceId: 'else' })],
            // The bytes of typographic quotes, as Moodle sends them.
            headers: {
              link: Buffer.from(
                `<${stub.origin}/services/lineitems?type_id=3&amp;from=1>; rel=“next”`,
              ).toString('latin1'),
            },
          },
    );
    const outcome = await resolve(ags());
    expect(outcome).toMatchObject({ kind: 'ready', created: false, lineItem: { id: item(9).id } });
    const [first, second] = stub.of('GET /services/lineitems');
    expect(first?.path).toBe('/services/lineitems?type_id=3&tag=guided-minutes&resource_id=re-entry');
    expect(first?.headers.accept).toBe('application/vnd.ims.lis.v2.lineitemcontainer+json');
    expect(second?.path).toBe('/services/lineitems?type_id=3&from=1');
  });

  test('is found behind a next page that is named by its path, and by an address that is one', async () => {
    stub.on('GET /services/lineitems', (request) =>
      request.path.includes('from=')
        ? { body: [item(9, { id: '/services/9/lineitem?type_id=3' })] }
        : { body: [], headers: { link: '</services/lineitems?from=1>; rel="next"' } },
    );
    expect(await resolve(ags())).toMatchObject({ kind: 'ready', lineItem: { id: item(9).id } });
  });

  test('whose address leads to another host is not believed', async () => {
    stub.on('GET /services/lineitems', () => ({
      body: [item(3, { tag: 'other', id: 'https://else.test/3' }), item(4, { id: 'https://else.test/4' })],
    }));
    expect(await resolve(ags())).toMatchObject({
      kind: 'failed',
      error: { code: 'answer-malformed', detail: 'line item on another host' },
    });
    expect(stub.of('POST /services/lineitems')).toHaveLength(0);
  });

  test('is counted with all others, over all pages; a cap is told', async () => {
    const link = (page: number) => ({ link: `</services/lineitems?page=${page}>; rel="next"` });
    stub.on('GET /services/lineitems', (_request, count) => ({
      body: [item(count)],
      headers: count === 3 ? {} : link(count + 1),
    }));
    expect(await grades.countLineItems(platformAt(stub.origin), ags())).toEqual({ count: 3 });
    stub.on('GET /services/lineitems', (_request, count) => ({ body: [item(1)], headers: link(count + 1) }));
    expect(await grades.countLineItems(platformAt(stub.origin), ags())).toEqual({
      count: 50,
      cut: { what: 'line-items', kept: 50 },
    });
  });

  test('is created when no page has it', async () => {
    stub.on('GET /services/lineitems', () => ({ body: [] }));
    stub.on('POST /services/lineitems', () => ({ status: 201, body: item(7) }));
    expect(await resolve(ags())).toMatchObject({
      kind: 'ready',
      created: true,
      lineItem: { id: item(7).id },
    });
    const [request] = stub.of('POST /services/lineitems');
    expect(request?.path).toBe('/services/lineitems?type_id=3');
    expect(request?.headers['content-type']).toBe('application/vnd.ims.lis.v2.lineitem+json');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      scoreMaximum: 2400,
      label: 'Guided minutes',
      resourceId: 're-entry',
      tag: 'guided-minutes',
    });
  });

  test('of the launched link is taken when its tag is ours, and left alone when it is another’s', async () => {
    const lineitem = `${stub.origin}/services/4/lineitem?type_id=3`;
    stub.on('GET /services/4/lineitem', (_request, count) => ({
      body: count === 1 ? item(4) : item(4, count === 2 ? { tag: 'hours' } : { tag: '' }),
    }));
    stub.on('GET /services/lineitems', () => ({ body: [item(8)] }));
    expect(await resolve(ags({ lineitem }))).toMatchObject({ lineItem: { id: lineitem } });
    expect(await resolve(ags({ lineitem }))).toMatchObject({ lineItem: { id: item(8).id } });
    expect(await resolve(ags({ lineitem }))).toMatchObject({ lineItem: { id: item(8).id } });
    expect(await resolve(ags({ lineitem }), { takesCoupled: true })).toMatchObject({
      lineItem: { id: lineitem },
    });
  });

  test('is never created twice because pages could not be read to the end', async () => {
    const stops = [
      `${stub.origin}/services/lineitems?type_id=3&tag=guided-minutes&resource_id=re-entry`,
      'https://elsewhere.test/p',
    ];
    stub.on('GET /services/lineitems', (_request, count) => ({
      body: [],
      headers: { link: `<${stops[count - 1]}>; rel="next"` },
    }));
    for (const stop of ['repeated-page', 'foreign-page'])
      expect(await resolve(ags())).toMatchObject({
        kind: 'failed',
        error: { detail: `line items: ${stop}` },
      });
    expect(stub.of('POST /services/lineitems')).toHaveLength(0);
  });

  test('is out of reach without the service or the scope, and says which', async () => {
    stub.on('GET /services/lineitems', () => ({ body: [] }));
    const readOnly = [SCOPE.lineItemRead, SCOPE.score];
    expect(await resolve({ scope: ALL })).toEqual({ kind: 'unavailable', reason: 'no-endpoint' });
    expect(await resolve(ags({ scope: [SCOPE.score] }))).toEqual({ kind: 'unavailable', reason: 'no-scope' });
    expect(await resolve(ags({ scope: readOnly }))).toEqual({ kind: 'unavailable', reason: 'no-scope' });
    stub.on('GET /services/lineitems', () => ({ status: 500 }));
    expect(await resolve(ags())).toMatchObject({ kind: 'failed', error: { code: 'platform-failed' } });
  });
});
