import type { Request } from 'express';

export type Params = Record<string, string>;

/** Query and form fields together; a repeated or nested one keeps its last text, as PHP would. */
export function paramsOf(request: Request): Params {
  const out: Params = {};
  const body: unknown = request.body;
  const posted = typeof body === 'object' && body !== null ? body : {};
  for (const [name, value] of [...Object.entries(request.query), ...Object.entries(posted)]) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === 'string') out[name] = last;
  }
  return out;
}

/** An address as a `Link` header names it: whole, or as a path on this host (RFC 8288, 3.1). */
export function linkTarget(address: string, relative: boolean): string {
  return relative ? address.replace(/^https?:\/\/[^/]+/, '') : address;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A page that posts a form at once, as both LMSs print it. */
export function autoForm(action: string, fields: Params, name = 'ltiAuthForm'): string {
  const inputs = Object.entries(fields)
    .map(([key, value]) => `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`)
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Opening</title></head><body>
<form action="${escapeHtml(action)}" name="${name}" id="${name}" method="post" enctype="application/x-www-form-urlencoded">
${inputs}
</form><script>document.forms[0].submit();</script></body></html>`;
}

/** Takes such a page apart again: what a browser without eyes would post. */
export function readForm(html: string): { action: string; method: string; fields: Params } | undefined {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (!form) return undefined;
  const attribute = (tag: string, name: string): string | undefined => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
    const text = found?.[1] ?? found?.[2] ?? found?.[3];
    return text === undefined ? undefined : unescapeHtml(text);
  };
  const fields: Params = {};
  for (const [, tag = ''] of (form[2] ?? '').matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(tag, 'name');
    if (name) fields[name] = attribute(tag, 'value') ?? '';
  }
  const head = form[1] ?? '';
  return { action: attribute(head, 'action') ?? '', method: attribute(head, 'method') ?? 'get', fields };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[String(name).toLowerCase()] ?? whole;
  });
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return decodeURIComponent(value);
  }
  return undefined;
}

/** Text of the raw body, kept by the parser so that services judge the bytes that arrived. */
export function rawBody(request: Request): string {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : '';
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
