import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin } from 'vite';
import { firstPages } from './vite.first-pages.ts';

const WORDS = /course-content\/words\/(?:en|es)\/[\w-]+\.json\?tree$/;

/** A message without arguments stays text; the others become syntax trees, so that no parser goes to the browser. */
function tree(text: string): string | MessageFormatElement[] {
  const parsed = parse(text, { captureLocation: false, requiresOtherClause: true });
  const [only] = parsed;
  return parsed.length === 1 && only?.type === TYPE.literal ? only.value : parsed;
}

/**
 * `words/en/core.json?tree` becomes a module with one table. A message with a grammar error stops the build and names
 * its key. It runs as `transform` after the file was read as text, and says so to the bundler (`moduleType`), so
 * that the built-in JSON handling leaves it alone.
 */
function words(): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    load: {
      filter: { id: WORDS },
      handler(id) {
        const file = id.slice(0, id.indexOf('?'));
        this.addWatchFile(file);
        const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
        const entries = Object.entries(table).map(([key, text]) => {
          try {
            return [key, tree(text)];
          } catch (error) {
            return this.error(`${file}: ${key}: ${error instanceof Error ? error.message : String(error)}`);
          }
        });
        return { code: JSON.stringify({ table: Object.fromEntries(entries) }), moduleType: 'json' };
      },
    },
  };
}

/**
 * Writes .br and .gz beside each text file, which the server sends as they are: nothing is packed while people wait.
 * Read back from the disk, because Vite still changes chunks (preload lists) after plugins have seen the bundle.
 */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(fileName)) continue;
        const file = join(dir, fileName);
        const source = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(source));
        writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  publicDir: 'client/public',
  plugins: [words(), firstPages(), packed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/client',
    // The server prints the shell and finds script, styles and preloads here.
    manifest: true,
    modulePreload: {
      polyfill: false,
      // Scripts find each other. Named ahead, all files of all pages would stand in the first one.
      resolveDependencies: (_file, files) => files.filter((file) => file.endsWith('.css')),
    },
    // The icon sprite is used by <use href>, which browsers refuse for data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: 'client/main.tsx',
      output: {
        codeSplitting: {
          groups: [
            // Files of a few hundred bytes cost more than they hold: what all pages stand on, what most of them do, and what
            // those of the course share are one file each.
            { name: 'shell', tags: ['$initial'] },
            { name: 'page', test: /\/client\/(?:shell\/loaded|core\/calendar)\.tsx?$/ },
            // What is written into and chosen from comes as one, for its names stand in the first file, too.
            {
              name: 'controls',
              test: /\/client\/ui\/(?:chart|chips|choice|date-time|dialog|duration-field|duration|field|find-field|focus-kept|own-id|person-name|progress|save-line|seen-by|tags|table|toast)\.(?:tsx?|css)$/,
            },
            // What writers, readers and judges of a case all stand on.
            {
              name: 'case-rules',
              test: /\/server\/(?:rooms\/business-case\/(?:head|case-tables)|content\/(?:shape|condition))\.rule\.ts$/,
            },
            { name: 'hours-look', test: /\/client\/rooms\/hours\/[\w-]+\.css$/ },
            {
              name: 'course',
              test: /\/(?:client|server)\/rooms\/course\/(?:course\.(?:state|marks|view)|module-parts|act-put-off|act\.rule)\.tsx?$/,
            },
          ],
        },
      },
    },
  },
});
