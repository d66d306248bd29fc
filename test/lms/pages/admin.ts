import { escapeHtml } from '../http.ts';
import type { Person, SiteState, Tool } from '../model.ts';
import { platformValues } from '../tools.ts';
import { lmsPage } from './layout.ts';

function toolRow(site: SiteState, tool: Tool, origin: string): string {
  const values = Object.entries(platformValues(site, tool, origin))
    .map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  const button = (action: string, words: string, plain = false): string =>
    `<form class="inline" method="post" action="/${site.name}/admin/tools/${tool.id}/${action}"><button${plain ? ' class="plain"' : ''}>${words}</button></form>`;
  const state =
    tool.status === 'pending' ? `<strong>Pending</strong> ${button('activate', 'Activate')}` : 'Active';
  return `<li><span class="grow"><strong>${escapeHtml(tool.name)}</strong> <span class="quiet">${escapeHtml(tool.domain)}</span></span>
<span>${state}</span>${button('remove', 'Remove', true)}
<details><summary>Values for the tool</summary><dl class="values">${values}</dl></details></li>`;
}

/** The administrator's page: register by address, activate, remove. */
export function toolsPage(site: SiteState, origin: string, person: Person | undefined): string {
  const rows = site.tools.map((one) => toolRow(site, one, origin)).join('');
  const list = rows ? `<ul class="list" id="tools">${rows}</ul>` : '<p class="quiet">No tools yet.</p>';
  const body = `<div class="card"><h2>Register a tool by its address</h2>
<form method="get" action="/${site.name}/admin/register"><label for="url">Registration address</label>
<input id="url" type="url" name="url" required placeholder="http://localhost:3000/lti/register/…"> <p><button>Register</button></p></form></div>
<div class="card"><h2>Tools</h2>${list}</div>`;
  return lmsPage(site, { title: 'Tools', body, person });
}

/** Moodle, where a tool of the same domain is there: a new registration, or an update of one of them. */
export function upgradeChoice(
  site: SiteState,
  tools: readonly Tool[],
  url: string,
  person: Person | undefined,
): string {
  const address = (type: number): string =>
    `/${site.name}/admin/register?${new URLSearchParams({ url, type: String(type) }).toString()}`;
  const rows = tools
    .map(
      (one) =>
        `<li><a href="${escapeHtml(address(one.id))}">Update ${escapeHtml(one.name)}</a> <span class="quiet">${escapeHtml(one.clientId)}</span></li>`,
    )
    .join('');
  const body = `<div class="card"><p>Tools of this domain are registered already.</p><ul class="list">${rows}</ul>
<p><a href="${escapeHtml(address(0))}">Register as a new external tool</a></p></div>`;
  return lmsPage(site, { title: 'Register a tool', body, person });
}
