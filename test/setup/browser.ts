import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { type BrowserBinary, findBrowser } from './browser-binary.ts';

export interface BrowserWish {
  /** Third-party storage in a partition of its own, as today's browsers have it. Off: Playwright's old behaviour. */
  partitioning?: boolean;
  /** Cookies of third parties refused (partitioned ones pass), as Chrome does with the setting on. Off: its default. */
  blockThirdParty?: boolean;
}

export interface OpenBrowser {
  browser: Browser;
  /** A fresh profile with one page. Options are Playwright's: viewport, locale, colorScheme, reducedMotion, … */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

const OUR_SWITCHES = ['--no-sandbox', '--disable-background-networking'];

/**
 * A Chromium as people have it today, unless the wish says otherwise. One binary serves all tests: CHROMIUM_PATH, the
 * machine's own, or the one in the packages; throws NoBrowserError with remedies when there is none.
 */
export async function openBrowser(wish: BrowserWish = {}): Promise<OpenBrowser> {
  const { partitioning = true, blockThirdParty = true } = wish;
  const binary = await findBrowser();
  const features = partitioning ? await playwrightsFeatureSwitch(binary) : undefined;
  const browser = await chromium.launch({
    executablePath: binary.path,
    env: environment(binary),
    args: [...OUR_SWITCHES, ...(features ? [withoutPartitioningOff(features)] : [])],
    ...(features ? { ignoreDefaultArgs: [features] } : {}),
  });
  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext(options);
    // A window that a page opens is a page of its own, with cookie controls of its own.
    if (blockThirdParty)
      context.on('page', (page) => void blockThirdPartyCookies(page).catch(() => undefined));
    return context;
  };
  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await newContext(options)).newPage();
    if (blockThirdParty) await blockThirdPartyCookies(page);
    return page;
  };
  return { browser, newContext, newPage, close: () => browser.close() };
}

/** No other switch does this in Chromium 147: --test-third-party-cookie-phaseout is without effect there. */
async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // The last two are unknown to newer protocol versions, which ignore them; 147 needs them.
  const controls = {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  };
  await session.send('Network.setCookieControls', controls);
}

let featureSwitch: Promise<string | undefined> | undefined;

/**
 * Playwright starts Chromium with a long `--disable-features`, storage partitioning among it, and only the whole
 * switch can be taken out. Its text is read from a started browser, so that a new Playwright brings its own.
 */
function playwrightsFeatureSwitch(binary: BrowserBinary): Promise<string | undefined> {
  featureSwitch ??= (async () => {
    const server = await chromium.launchServer({
      executablePath: binary.path,
      env: environment(binary),
      args: OUR_SWITCHES,
    });
    const found = server.process().spawnargs.find((argument) => argument.startsWith('--disable-features='));
    await server.close();
    return found;
  })();
  return featureSwitch;
}

function withoutPartitioningOff(features: string): string {
  const names = features.slice('--disable-features='.length).split(',');
  return `--disable-features=${names.filter((name) => name !== 'ThirdPartyStoragePartitioning').join(',')}`;
}

function environment(binary: BrowserBinary): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), ...binary.env };
}
