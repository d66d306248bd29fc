import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SiteState } from './model.ts';
import { usualSettings } from './settings.ts';
import type { World } from './world.ts';

interface Kept {
  origin: string;
  moodle: SiteState;
  canvas: SiteState;
}

/**
 * Takes up where the last process stopped. Tools and grades outlive a restart of the demo, because the tool's own
 * database does; tokens and open launches do not. A file of another origin is left alone: its addresses are wrong.
 */
export function loadState(world: World, file: string): boolean {
  if (!existsSync(file)) return false;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  if (kept.origin !== world.origin) return false;
  // A file of an older sandbox knows nothing of the newest settings.
  const renewed = (site: SiteState): SiteState => ({
    ...site,
    settings: { ...usualSettings(site.name, world.origin), ...site.settings },
  });
  world.sites = { moodle: renewed(kept.moodle), canvas: renewed(kept.canvas) };
  return true;
}

export function saveState(world: World, file: string): void {
  const { moodle, canvas } = world.sites;
  const bare = (site: SiteState): SiteState => ({
    ...site,
    launches: [],
    tokens: {},
    registrationTokens: {},
  });
  const kept: Kept = { origin: world.origin, moodle: bare(moodle), canvas: bare(canvas) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  // Renamed, so that a process killed half-way leaves the old file whole.
  renameSync(`${file}.new`, file);
}
