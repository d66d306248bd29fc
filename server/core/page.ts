import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from './endpoint.contract.ts';
import { clientDist, firstPage } from './first-page.ts';
import { html, type Html, trusted } from './html.ts';
import type { Standing } from './permissions.ts';

/** What the client starts from; printed into the shell as JSON, and taken out of the page by client/core/config.ts. */
export interface ClientConfig {
  lang: Lang;
  /** The session's bearer token, after a launch. A reload finds it in sessionStorage. */
  token?: string;
  /** The person of that session, as GET /api/me answers it. */
  me?: Standing;
  /** Path to go to: /app/…. */
  landing?: string;
}

interface ManifestEntry {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}

/** The client's own files as the build named them. */
interface Entry {
  script: string;
  styles: string[];
  preloads: string[];
}

let known: Entry | undefined;

/** Read once: every page of the server names these files. */
const entry = (): Entry => (known ??= readEntry());

let readManifest: Record<string, ManifestEntry> | undefined;

/** What the build made of each part of the client; nothing where there is no build. */
function manifest(): Record<string, ManifestEntry> {
  if (readManifest) return readManifest;
  const file = join(clientDist, '.vite', 'manifest.json');
  if (!existsSync(file)) return {};
  return (readManifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManifestEntry>);
}

function readEntry(): Entry {
  const main = Object.values(manifest()).find((one) => one.isEntry);
  if (!main) return { script: '', styles: [], preloads: [] };
  const imports = (main.imports ?? []).flatMap((name) => manifest()[name] ?? []);
  const styles = [...(main.css ?? []), ...imports.flatMap((one) => one.css ?? [])];
  return { script: main.file, styles, preloads: imports.map((one) => one.file) };
}

/** Styles of a part of the client, those it stands on among them: a printed page that looks like it. `source` as the build knows it. */
export function stylesOf(source: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const take = (name: string): void => {
    const one = seen.has(name) ? undefined : manifest()[name];
    seen.add(name);
    for (const next of one?.imports ?? []) take(next);
    for (const file of one?.css ?? []) found.add(file);
  };
  take(source);
  const all = new Set(entry().styles);
  return [...found].filter((file) => !all.has(file));
}

/** JSON for a script element: no `<`, so no closing tag; no line separators, which old parsers take for line ends. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface FrameParts {
  lang: Lang;
  title: string;
  /** Stands before the styles: a script that stands after them waits for them. */
  start?: Html;
  styles?: string[];
  body: Html;
}

function frame({ lang, title, start, styles = [], body }: FrameParts): string {
  const sheets = [...entry().styles, ...styles].map((file) => html`<link rel="stylesheet" href="/${file}">`);
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">${start}${sheets}</head>
<body>${body}</body></html>`.markup;
}

/**
 * The shell in which the client runs. `noscript` is a sentence in the reader's language. After a launch it names all that
 * the first page is made of, so that the browser fetches it side by side, and asks for the page's data itself.
 */
export function renderShell(
  config: ClientConfig,
  texts: { title: string; noscript: string },
  inline?: { script?: string; nonce: string },
): string {
  const { script, preloads } = entry();
  const { lang, me, landing } = config;
  const first = me && landing !== undefined ? firstPage(me, landing, lang) : undefined;
  const links = [...preloads, ...(first?.scripts ?? [])].map(
    (file) => html`<link rel="modulepreload" href="/${file}">`,
  );
  const asking =
    inline && first ? inlineScript({ script: askingScript(first.asks), nonce: inline.nonce }) : undefined;
  const start = html`<script type="application/json" id="client-config">${trusted(jsonForScript(config))}</script>${asking}
<script type="module" src="/${script}"></script>${links}`;
  const body = html`<div id="app"></div><noscript><main class="page"><p>${texts.noscript}</p></main></noscript>${
    inline?.script === undefined ? undefined : inlineScript({ script: inline.script, nonce: inline.nonce })
  }`;
  return frame({ lang, title: texts.title, start, styles: first?.styles ?? [], body });
}

/** Questions whose answers client/core/api.ts takes over, asked with the session's token before the client is here. */
const askingScript = (asks: string[]): string => `window.asked = {};
for (const path of ${jsonForScript(asks)}) {
  const { token } = JSON.parse(document.getElementById('client-config').textContent);
  const headers = { Authorization: 'Bearer ' + token };
  asked[path] = fetch(path, { headers, credentials: 'omit', signal: AbortSignal.timeout(20000) });
  asked[path].catch(() => undefined);
}`;

/** A script of ours in a page; the policy runs it for its nonce. */
const inlineScript = ({ script, nonce }: { script: string; nonce: string }): Html =>
  html`<script nonce="${nonce}">${trusted(script)}</script>`;

/** The Re-entry mark beside the product's name, as on every page outside the client. */
export const BRAND_MARK: Html = html`<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.5 20h19"/><path d="M5 20C5 2.5 18 2.5 18.5 15"/><path d="m15.2 12.3 3.3 3.5 3.2-3.7"/></svg>`;

/** A page printed by the server: refusals, binding, registration. The script runs by nonce. */
export function renderPage(options: {
  lang: Lang;
  title: string;
  body: Html;
  nonce: string;
  script?: string;
  /** Beside those of every page. */
  styles?: string[];
}): string {
  const { lang, title, nonce, script, styles = [] } = options;
  const body = html`<main class="page plain" id="main">${options.body}</main>${
    script === undefined ? undefined : inlineScript({ script, nonce })
  }`;
  return frame({ lang, title, styles, body });
}
