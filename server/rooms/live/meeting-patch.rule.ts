/**
 * What differs between two states of a document, as paths of one or two names: what one write sets, and what goes to the
 * screens. Keys of a part are never taken out, so there is nothing to say of what is not there any more.
 */
export type Patch = Readonly<Record<string, unknown>>;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

export function patchBetween(before: object, after: object): Patch {
  const patch: Record<string, unknown> = {};
  const was = before as Plain;
  for (const [name, value] of Object.entries(after)) {
    const old = was[name];
    if (isSame(old, value)) continue;
    if (isPlain(old) && isPlain(value) && Object.keys(old).every((key) => key in value)) {
      for (const [key, part] of Object.entries(value))
        if (!isSame(old[key], part)) patch[`${name}.${key}`] = part;
    } else patch[name] = value;
  }
  return patch;
}

export function patched<T extends object>(before: T, patch: Patch): T {
  const after: Record<string, unknown> = { ...(before as Plain) };
  for (const [path, value] of Object.entries(patch)) {
    const [name = '', key] = path.split('.');
    after[name] = key === undefined ? value : { ...(after[name] as object), [key]: value };
  }
  return after as T;
}
