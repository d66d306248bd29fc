import { beforeAll, describe, expect, it } from 'vitest';
import { startTool, type TestTool } from '../setup/tool.ts';

interface Operation {
  operationId: string;
  'x-permission': string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { description: string; content: Record<string, { schema: unknown }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

let tool: TestTool;
let answer: Response;
let document: Document;
beforeAll(async () => {
  tool = await startTool();
  answer = await fetch(`${tool.origin}/api/openapi.json`);
  document = (await answer.json()) as Document;
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the API document', () => {
  it('is served to anybody, to be kept for an hour', () => {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Re-entry', version: '1' } });
  });

  it('names every endpoint with its permission, and nothing that does not exist', () => {
    const declared = tool.rooms.routes.flatMap((route) =>
      route.kind === 'api' ? [`${route.spec.method} ${route.spec.path} ${route.spec.permission}`] : [],
    );
    const written = operations().map(
      ({ path, method, operation }) =>
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')} ${operation['x-permission']}`,
    );
    expect(declared.length).toBeGreaterThan(15);
    expect(written.toSorted()).toEqual(declared.toSorted());
    for (const { operation } of operations())
      expect(operation.security.length === 0).toBe(operation['x-permission'] === 'public');
  });

  it('is sound: names are unique, path parameters are declared, every answer has a shape, references resolve', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, method, operation } of operations()) {
      const said = `${method} ${path}`;
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
      const declared = operation.parameters.filter((one) => one.in === 'path');
      expect(declared.map((one) => one.name).toSorted(), said).toEqual(inPath.toSorted());
      for (const one of declared) expect(one.required, said).toBe(true);
      for (const one of operation.parameters) expect(Object.keys(one.schema), said).toContain('type');
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status, said).toMatch(/^[245]\d\d$/);
        expect(response.description.length, said).toBeGreaterThan(2);
        expect(Object.values(response.content)[0]?.schema, said).toBeDefined();
      }
    }
    const text = JSON.stringify(document);
    expect(text).not.toContain('$schema');
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
    expect(text.match(/"\$ref":"(?!#\/components\/schemas\/)/)).toBeNull();
  });

  it('tells the truth: an extra property is refused in the document and at the door', async () => {
    const token = await tool.token({ role: 'learner' });
    const body =
      document.paths['/api/me/language']?.['put']?.requestBody?.content['application/json']?.schema;
    expect(body).toMatchObject({ additionalProperties: false, required: ['lang'] });
    const sent = await tool.call('PUT', '/api/me/language', { token, body: { lang: 'en', more: 1 } });
    expect(sent.status).toBe(400);
  });
});
