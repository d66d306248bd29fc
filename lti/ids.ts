/** Ids are opaque texts, compared exactly: never cut, so one that is too long is none of ours to use. */
const ID_LENGTH = 1024;

/** What stands where an id belongs: an id, nothing, or something that no platform can mean as one. */
export type ReadId = { kind: 'id'; id: string } | { kind: 'absent' } | { kind: 'malformed' };

/**
 * The one reader of ids, in messages and in answers. LTI 1.3 wants texts; databases with whole numbers for keys let some
 * through as numbers, and those become their decimal text: 42 and "42" are the same person. A number that JSON cannot
 * carry exactly could be anybody's, and an object, a list or a boolean is no id at all.
 */
export function readId(value: unknown): ReadId {
  if (value === undefined || value === null || value === '') return { kind: 'absent' };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { kind: 'id', id: String(value) };
  if (typeof value !== 'string' || value.length > ID_LENGTH) return { kind: 'malformed' };
  return { kind: 'id', id: value };
}
