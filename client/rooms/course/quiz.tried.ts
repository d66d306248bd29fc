/** Answers tried in a quiz, by scene. It only grows: what two devices have is what either has. */
export type Tried = Readonly<Record<string, readonly string[]>>;

export function unionOfTried(one: Tried, other: Tried): Tried {
  const scenes = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...scenes].map((scene) => [scene, [...new Set([...(one[scene] ?? []), ...(other[scene] ?? [])])]]),
  );
}
