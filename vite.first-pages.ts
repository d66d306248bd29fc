import { readFileSync } from 'node:fs';
import { createServer, type Plugin, type Rolldown } from 'vite';
import { BUILT_PAGES, type BuiltPage, type BuiltPages, standingName } from './server/core/first-page.ts';
import { ROLES } from './server/core/permissions.ts';
import { isLearner } from './client/core/roles.ts';
import type { Me } from './client/core/session.ts';
import type { PageDeclaration } from './client/shell/page.types.ts';

type Bundle = Rolldown.OutputBundle;
/** What those who are no learners are offered, and what learners are later (client/shell/rooms.ts). */
const STAFF_ROOMS = '/client/shell/staff-rooms.ts';
const LATER_ROOMS = '/client/shell/later-rooms.ts';
const PAGE_FILE = /\/client\/rooms\/[\w-]+\/[\w-]+\.page\.tsx$/;

/**
 * Tells the server which files the page behind a launch is made of, so that the shell can name them all and the browser
 * fetches them side by side. Written from what the rooms declare, as the shell reads it.
 */
export function firstPages(): Plugin {
  let root = '';
  return {
    name: 'first-pages',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    // After Vite has taken out the chunks that hold nothing but styles.
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        // The page of all parts is built by the same configuration, and leads nowhere.
        if (!Object.values(bundle).some((one) => one.type === 'chunk' && isMain(one))) return;
        const pages: BuiltPages = {};
        for (const [standing, offered] of await declaredPages(root))
          pages[standing] = offered.map((page) => builtPage(page, bundle));
        this.emitFile({ type: 'asset', fileName: BUILT_PAGES, source: JSON.stringify(pages) });
      },
    },
  };
}

const isMain = ({ isEntry, facadeModuleId }: Rolldown.OutputChunk): boolean =>
  isEntry && facadeModuleId?.endsWith('/client/main.tsx') === true;

/** A declared page for one standing, and the file that its `load` would fetch. */
type Declared = Pick<PageDeclaration, 'path' | 'words'> & {
  asked: readonly string[];
  /** Its own file, and that of its declaration where the entry does not have it. */
  files: readonly string[];
};
type Everybody = [standing: string, pages: Declared[]][];

/** The shell's own list, run here: who is offered which page is decided by functions, for everybody there can be. */
async function declaredPages(root: string): Promise<Everybody> {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [namesOfFiles()],
  });
  try {
    const rooms = (await vite.ssrLoadModule(
      '/client/shell/rooms.ts',
    )) as typeof import('./client/shell/rooms.ts');
    const everybody = ROLES.flatMap((role) => [false, true].map((administers) => ({ role, administers })));
    return await Promise.all(
      everybody.map(async (standing): Promise<Everybody[number]> => {
        const person = standing as Me;
        const first = isLearner(person) ? rooms.pagesFor(person) : [];
        await rooms.bringRooms(person);
        const offered = rooms.pagesFor(person);
        return [standingName(standing), await Promise.all(offered.map(declared(person, first)))];
      }),
    );
  } finally {
    await vite.close();
  }
}

const declared = (person: Me, first: readonly PageDeclaration[]) => async (page: PageDeclaration) => {
  const { path, words } = page;
  const file: unknown = await page.load();
  if (typeof file !== 'string') throw new Error(`${path}: its file has no line "export const …: Page"`);
  const files = first.includes(page) ? [file] : [file, isLearner(person) ? LATER_ROOMS : STAFF_ROOMS];
  return { path, words, asked: page.asks?.(person) ?? [], files };
};

/** Instead of a page its file brings the name of that file: the one thing about it that a declaration does not say. */
const namesOfFiles = (): Plugin => ({
  name: 'names-of-files',
  enforce: 'pre',
  load: {
    filter: { id: PAGE_FILE },
    handler(id) {
      const exported = readFileSync(id, 'utf8').matchAll(/export const (\w+): Page\b/g);
      return Array.from(exported, ([, name]) => `export const ${name} = ${JSON.stringify(id)};`).join('\n');
    },
  },
});

function builtPage({ path, words: rooms, asked, files }: Declared, bundle: Bundle): BuiltPage {
  const own = files.flatMap((file) => chunksOf(file, bundle));
  const words = (lang: string) =>
    ['core', ...rooms].flatMap((room) => chunksOf(`/words/${lang}/${room}.json?tree`, bundle));
  const scripts = (lang: string) => [...new Set([...own, ...words(lang)])].map((chunk) => chunk.fileName);
  return {
    address: addressPattern(path),
    asks: asked.map((key) => withPlaces(key.replace(/^GET /, ''), path)),
    styles: [...new Set(own.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))],
    scripts: { en: scripts('en'), es: scripts('es') },
  };
}

/** The chunk of a source file and those it stands on, without what comes with the entry anyway. */
function chunksOf(source: string, bundle: Bundle): Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  // What several pages stand on may share its chunk with others of them.
  const start =
    chunks.find((one) => one.facadeModuleId?.endsWith(source)) ??
    chunks.find((one) => one.moduleIds.some((id) => id.endsWith(source)));
  if (!start) throw new Error(`The build has no chunk of ${source}`);
  const here = withImports(
    chunks.filter((one) => one.isEntry),
    bundle,
  );
  return [...withImports([start], bundle)].filter((chunk) => !here.has(chunk));
}

function withImports(starts: Rolldown.OutputChunk[], bundle: Bundle): Set<Rolldown.OutputChunk> {
  const found = new Set(starts);
  // A set that grows is walked to its new end.
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') found.add(imported);
    }
  }
  return found;
}

/** `/app/course/:module` catches the module; `*` is whatever the address. */
const addressPattern = (path: string): string =>
  path === '*' ? '^' : `^${path.replace(/:\w+/g, '([^/]+)')}$`;

/** `:module` of what is asked becomes `$1`, where the page's own path has it first. */
function withPlaces(asked: string, path: string): string {
  const names: string[] = path.match(/:\w+/g) ?? [];
  return asked.replace(/:\w+/g, (name) => `$${names.indexOf(name) + 1}`);
}
