import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../runner/results.ts';

export interface BuiltPage {
  address: string;
  close(): Promise<void>;
}

/** A page that is in no build of the product, built with the client's own settings into a folder of its own, and served. */
export async function openBuiltPage(page: string, headers: Record<string, string> = {}): Promise<BuiltPage> {
  const outDir = mkdtempSync(join(tmpdir(), 're-entry-parts-'));
  const config = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' as const };
  await build({
    ...config,
    build: { outDir, emptyOutDir: true, manifest: false, rolldownOptions: { input: join(root, page) } },
  });
  const server = await preview({
    ...config,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers },
  });
  return {
    address: `${server.resolvedUrls?.local[0] ?? ''}${page}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
