import type { SandboxClient } from '../lms/sandbox-client.ts';

/**
 * `/as/ruth`, `/as/tom?site=canvas&link=Course`: the page of the sandbox LMS with the course open in its frame, signed in
 * as that person. Rejects with the sandbox's own words, which name who and what there is.
 */
export async function addressOf(client: SandboxClient, path: string): Promise<string> {
  const { pathname, searchParams } = new URL(path, client.origin);
  const site = searchParams.get('site') === 'canvas' ? 'canvas' : 'moodle';
  const [first] = (await client.state(site)).links;
  const link = searchParams.get('link') ?? first?.title;
  const person = decodeURIComponent(pathname.slice('/as/'.length));
  const { pageUrl } = await client.launch({ site, person, ...(link === undefined ? {} : { link }) });
  return pageUrl;
}
