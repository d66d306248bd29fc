import { z } from 'zod';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Rate classes; numbers in core/rate-limits.ts. */
export type RateClass = 'read' | 'write' | 'heavy';

/** Method and Express 5 path in one text, `PUT /api/course/steps/:module/:step/done`: what client and server search for. */
export type EndpointKey = `${Method} /api/${string}`;

type MethodOf<Key> = Key extends `${infer M extends Method} ${string}` ? M : never;
type PathOf<Key> = Key extends `${Method} ${infer P extends `/api/${string}`}` ? P : never;
type ParamNames<Path> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

interface Declared {
  permission: Permission;
  /** One sentence for the API document. */
  summary: string;
  rate?: RateClass;
  params?: z.ZodType<Record<string, string>>;
  query?: z.ZodType;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Media type of the file that it sends; its answer is then a `fileAnswer`, and no JSON. */
  file?: string;
  /** Shape of the events that it sends for as long as somebody listens; its answer is then a `streamAnswer`, and no JSON. */
  events?: z.ZodType;
}

/** An endpoint as declared in a room's contract: the only place where its path, shapes and permission stand. */
export interface EndpointSpec extends Declared {
  key: EndpointKey;
  method: Method;
  path: `/api/${string}`;
}

/** A path with `:names` needs the shape of exactly these; one without takes none. */
type ParamsFor<Key> = [ParamNames<PathOf<Key>>] extends [never]
  ? { params?: never }
  : { params: z.ZodType<Record<ParamNames<PathOf<Key>>, string>> };

/** Declares an endpoint. Use z.strictObject for params, query and body, so that extra properties are refused. */
export function endpoint<const Key extends EndpointKey, const Spec extends Declared>(
  key: Key,
  spec: Spec & ParamsFor<Key>,
): Spec & { key: Key; method: MethodOf<Key>; path: PathOf<Key> } {
  const at = key.indexOf(' ');
  return {
    ...spec,
    key,
    method: key.slice(0, at) as MethodOf<Key>,
    path: key.slice(at + 1) as PathOf<Key>,
  };
}

/** What a handler answers whose endpoint sends a file: a name to save it under, and what is in it. */
export const fileAnswer = z.strictObject({
  name: z.string().min(1),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

type Parsed<S, K extends string> = S extends Record<K, infer Z extends z.ZodType> ? z.output<Z> : undefined;
type Sent<S, K extends string> = S extends Record<K, infer Z extends z.ZodType> ? z.input<Z> : undefined;

export type ParamsOf<S> = Parsed<S, 'params'>;
export type QueryOf<S> = Parsed<S, 'query'>;
export type BodyOf<S> = Parsed<S, 'body'>;
export type AnswerOf<S> = Parsed<S, 'answer'>;
/** What a caller sends: defaults are optional. */
export type SentParams<S> = Sent<S, 'params'>;
export type SentQuery<S> = Sent<S, 'query'>;
export type SentBody<S> = Sent<S, 'body'>;

/** Ids that stand in paths: our own, never the platform's. */
export const idParam = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const slugParam = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** A moment as ISO 8601 in UTC; dates stay text in contracts (z.date() has no JSON Schema). */
export const instant = z.iso.datetime();
export const day = z.iso.date();
export const lang = z.enum(['en', 'es']);
export type Lang = z.output<typeof lang>;
