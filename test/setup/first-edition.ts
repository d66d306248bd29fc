import type { ToolAndLms } from './tool-and-lms.ts';

/**
 * The runs that a site has so far go through the first edition, as those do that began with it. To be called before
 * anybody opens the course: a process remembers for a while which edition a run goes through.
 */
export const inFirstEdition = ({ tool, tenants }: ToolAndLms, site: 'moodle' | 'canvas') =>
  tool.database.connection.collection('runs').updateMany({ tenant: tenants[site] }, { $set: { edition: 1 } });
