import { findDatabase } from '../../../server/database-chain/find.ts';

/** Starts the embedded database, prints its address and waits to be killed: what a crashed tool leaves behind. */
const log = { info: () => {}, warn: () => {} };
const found = await findDatabase({ dataDir: process.argv[2] ?? '', log, env: process.env });
console.log(found.uri);
setInterval(() => {}, 1000);
