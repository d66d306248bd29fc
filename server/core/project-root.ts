import { join } from 'node:path';

/** True when this is the build (`dist/server`), false when Node runs the sources. */
const built = import.meta.dirname.includes(join('dist', 'server'));

/** The folder of package.json: course content, version and the built client are found from here, by sources and build alike. */
export const projectRoot = join(import.meta.dirname, built ? '../../..' : '../..');
