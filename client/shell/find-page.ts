import type { Me } from '../core/session.ts';
import type { PageDeclaration, Params } from './page.types.ts';
import { pagesFor } from './rooms.ts';

/** The page at an address, for those whom it is offered; undefined when there is none. */
export function findPage(person: Me, path: string): { page: PageDeclaration; params: Params } | undefined {
  for (const page of pagesFor(person)) {
    const params = page.path === '*' ? {} : paramsOf(page.path, path);
    if (params) return { page, params };
  }
  return undefined;
}

function paramsOf(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, name] of wanted.entries()) {
    const part = parts[place] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = decoded(part);
    else if (name !== part) return undefined;
  }
  return params;
}

/** A lone `%` in an address somebody typed is no reason for an empty page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
