import { z } from 'zod';
import { page, type ApiRoute, type PageRoute, type Route } from './endpoint.ts';
import type { EndpointSpec } from './endpoint.contract.ts';

type JsonSchema = Record<string, unknown>;

/** Answers that every endpoint may give beside its own: status and what it means. Codes: core/errors.ts. */
const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'Refused input; `problems` names the fields, never their values.',
  404: 'Nothing there, or nothing of this tenant’s.',
  409: 'Somebody was faster, or the launch does not allow it.',
  413: 'The body is too large.',
  429: 'Too many requests; `retryAfter` and the Retry-After header say when to come back.',
  500: 'Our fault; the reference is in the log.',
  503: 'It took too long; `retryAfter` and the Retry-After header say when to try again. It may have been done.',
};
/** Only where a session is wanted. */
const SESSION_PROBLEMS: Readonly<Record<string, string>> = {
  401: 'No session, or it is over.',
  403: 'The person’s role does not cover it.',
};

const problem: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'ref'],
      properties: {
        code: { type: 'string', description: 'What happened; sentences for it are the client’s.' },
        ref: { type: 'string', description: 'Reference shown to people and found in the log.' },
      },
      additionalProperties: true,
    },
  },
};

/**
 * The API document (OpenAPI 3.1), written from the contracts alone, so that it cannot say anything else than the code.
 * `x-permission` is the permission that the endpoint checks. Throws where a contract holds what JSON cannot say.
 */
export function openApi(routes: readonly Route[]) {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { spec } of routes.filter((route): route is ApiRoute => route.kind === 'api')) {
    const path = spec.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(spec) };
  }
  const named = namedShapes(paths);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Re-entry',
      version: '1',
      description: 'What the client of Re-entry calls. A session begins with an LTI launch, and only there.',
    },
    paths: named.paths,
    components: {
      schemas: { Problem: problem, ...named.shapes },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** A shape that holds itself has a name (`meta({ id })`): it stands once for the whole document, not in each endpoint. */
function namedShapes(paths: Record<string, Record<string, JsonSchema>>) {
  const shapes: Record<string, unknown> = {};
  const withoutDefinitions = JSON.stringify(paths, (key, value: unknown) => {
    if (key !== '$defs') return value;
    Object.assign(shapes, value);
    return undefined;
  });
  const said = (text: string) =>
    JSON.parse(text.replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/')) as unknown;
  return {
    paths: said(withoutDefinitions) as typeof paths,
    shapes: said(JSON.stringify(shapes)) as typeof shapes,
  };
}

/** GET /api/openapi.json. It holds nothing of anybody; made at the first request and kept. */
export function openApiRoute(routes: readonly Route[]): PageRoute {
  let document: ReturnType<typeof openApi> | undefined;
  return page({
    method: 'GET',
    path: '/api/openapi.json',
    permission: 'public',
    rate: 'read',
    handle: (_req, res) => {
      document ??= openApi(routes);
      res.set('Cache-Control', 'public, max-age=3600').json(document);
    },
  });
}

function operation(spec: EndpointSpec): JsonSchema {
  const open = spec.permission === 'public';
  return {
    operationId: nameOf(spec),
    tags: [spec.path.split('/')[2]],
    summary: spec.summary,
    'x-permission': spec.permission,
    security: open ? [] : [{ session: [] }],
    parameters: [...parameters(spec.params, 'path'), ...parameters(spec.query, 'query')],
    ...(spec.body ? { requestBody: { required: true, content: json(schemaOf(spec.body, 'input')) } } : {}),
    responses: {
      200: { description: 'Done.', content: contentOf(spec) },
      ...problems({ ...PROBLEMS, ...(open ? {} : SESSION_PROBLEMS) }),
    },
  };
}

/** A file is what it is, a stream is its events; everything else is JSON. */
function contentOf({ file, events, answer }: EndpointSpec): JsonSchema {
  if (file !== undefined) return { [file]: { schema: { type: 'string', format: 'binary' } } };
  if (events !== undefined) return { 'text/event-stream': { schema: schemaOf(events, 'output') } };
  return json(schemaOf(answer, 'output'));
}

/** `PUT /api/me/language` → `putMeLanguage`. */
function nameOf({ method, path }: EndpointSpec): string {
  const words = path.split(/[^a-zA-Z]+/).slice(2);
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, own]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: own,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // The dialect is said once by OpenAPI 3.1 itself: 2020-12, which is zod's default too.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io }) as JsonSchema;
  return rest;
}

const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } });

const problems = (all: Readonly<Record<string, string>>): JsonSchema =>
  Object.fromEntries(
    Object.entries(all).map(([status, description]) => [
      status,
      { description, content: json({ $ref: '#/components/schemas/Problem' }) },
    ]),
  );
