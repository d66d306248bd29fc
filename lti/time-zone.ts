/** Names of the time zone database; offsets and Moodle's "99" (the server's own) say nothing of daylight saving. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;
const MOST = 1000;
const known = new Map<string, string | undefined>();

/** The time zone that a platform named, as this machine spells it; undefined where it names none. */
export function readTimeZone(name: string | undefined): string | undefined {
  if (name === undefined || name.length > 64 || !ZONE_NAME.test(name)) return undefined;
  // Making a format costs more than all the rest of reading a launch, and a school has a handful of zones.
  if (!known.has(name)) {
    if (known.size >= MOST) known.clear();
    known.set(name, spelt(name));
  }
  return known.get(name);
}

function spelt(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
