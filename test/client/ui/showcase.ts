import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../../runner/results.ts';

export interface OpenShowcase {
  /** The page of all parts; append `?lang=es&look=dark`. */
  address: string;
  close(): Promise<void>;
}

/** The page of all parts, built with the client's own settings into a folder of its own, and served. */
export async function openShowcase(): Promise<OpenShowcase> {
  const outDir = mkdtempSync(join(tmpdir(), 're-entry-parts-'));
  const config = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' as const };
  const page = 'client/ui/showcase/index.html';
  await build({
    ...config,
    build: { outDir, emptyOutDir: true, manifest: false, rolldownOptions: { input: join(root, page) } },
  });
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return {
    address: `${server.resolvedUrls?.local[0] ?? ''}${page}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
