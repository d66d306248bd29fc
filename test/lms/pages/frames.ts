import { escapeHtml } from '../http.ts';
import type { Link, Person, SiteState } from '../model.ts';
import { lmsPage } from './layout.ts';

const ALLOW = 'microphone; camera; geolocation; midi; encrypted-media; autoplay';

/** Canvas' page around a tool: answers the window messages that Canvas answers. */
const CANVAS_PARENT = `
(() => {
  const mode = document.body.dataset.storage;
  const answer = (event, subject, extra) => event.source.postMessage({ subject: subject + '.response', message_id: event.data.message_id, ...extra }, event.origin);
  addEventListener('message', (event) => {
    const data = typeof event.data === 'string' ? (() => { try { return JSON.parse(event.data); } catch { return {}; } })() : event.data;
    if (!data || typeof data.subject !== 'string' || mode === 'silent') return;
    const { subject } = data;
    if (subject === 'lti.capabilities') {
      const frame = mode === 'frame' ? { frame: 'post_message_forwarding' } : {};
      const storage = mode === 'none' ? [] : [{ subject: 'lti.put_data', ...frame }, { subject: 'lti.get_data', ...frame }];
      answer(event, subject, { supported_messages: [{ subject: 'lti.capabilities' }, { subject: 'lti.frameResize' }, { subject: 'lti.fetchWindowSize' }, { subject: 'lti.showAlert' }, { subject: 'lti.close' }, ...storage] });
    } else if ((subject === 'lti.put_data' || subject === 'lti.get_data') && mode !== 'none') {
      sandboxStorage(event, data);
    } else if (subject === 'lti.frameResize' && Number(data.height) > 0) {
      document.querySelector('.tool-frame').style.height = Number(data.height) + 'px';
    } else if (subject === 'lti.fetchWindowSize') {
      answer(event, subject, { height: innerHeight, width: innerWidth, scrollY });
    } else if (subject === 'lti.showAlert') {
      const place = document.querySelector('#alerts');
      place.textContent = String(data.title || '') + ' ' + String(data.body || '');
      place.hidden = false;
    }
  });
})();`;

/** Kept per tool origin in the LMS's localStorage: 500 keys and 4096 signs per page load, as Canvas counts. */
const STORAGE = `
const sandboxCounts = new Map();
const sandboxStorage = (event, data) => {
  const subject = data.subject;
  const reply = (extra) => event.source.postMessage({ subject: subject + '.response', message_id: data.message_id, ...extra }, event.origin);
  const refuse = (code, message) => reply({ error: { code, message } });
  if (!data.message_id) return refuse('bad_request', 'message_id is required');
  if (!data.key) return refuse('bad_request', 'key is required');
  const place = 'lti|platform_storage|' + event.origin + '|' + data.key;
  if (subject === 'lti.get_data') return reply({ key: data.key, value: localStorage.getItem(place) });
  if (data.value === null || data.value === undefined) {
    localStorage.removeItem(place);
    return reply({ key: data.key, value: null });
  }
  const used = sandboxCounts.get(event.origin) || { keys: 0, signs: 0 };
  const signs = String(data.key).length + String(data.value).length;
  if (used.keys >= 500 || used.signs + signs > 4096) return refuse('storage_exhaustion', 'storage limit reached');
  sandboxCounts.set(event.origin, { keys: used.keys + 1, signs: used.signs + signs });
  localStorage.setItem(place, String(data.value));
  reply({ key: data.key, value: data.value });
};`;

/** The sibling frame `post_message_forwarding`: it lives on the authorization endpoint's origin. */
export function forwardingFrame(): string {
  return `<!doctype html><meta charset="utf-8"><title>Forwarding</title><script>${STORAGE}
addEventListener('message', (event) => {
  if (event.data && (event.data.subject === 'lti.put_data' || event.data.subject === 'lti.get_data')) sandboxStorage(event, event.data);
});</script>`;
}

const withStorage = (site: SiteState): boolean => site.name === 'canvas';

function surroundings(site: SiteState): { frames: string; script: string } {
  if (!withStorage(site)) return { frames: '', script: '' };
  const { storage } = site.settings;
  const frames =
    storage === 'frame'
      ? '<iframe name="post_message_forwarding" title="post_message_forwarding" src="/canvas/post_message_forwarding" hidden></iframe>'
      : '';
  const script = `document.body.dataset.storage = ${JSON.stringify(storage)};${STORAGE}${CANVAS_PARENT}`;
  return { frames, script };
}

/** A tool opened under the LMS's own header, as an activity or a navigation item. */
export function framePage(
  site: SiteState,
  shown: { title: string; src: string; courseId: number; person: Person | undefined },
): string {
  const { frames, script } = surroundings(site);
  // The storage frame comes first, so that it listens before the tool speaks.
  const body = `<p class="quiet"><a href="/${site.name}/courses/${shown.courseId}">Back to the course</a></p>
<p id="alerts" class="alert" role="status" hidden></p>${frames}
<iframe class="tool-frame" name="tool_content" title="${escapeHtml(shown.title)}" src="${escapeHtml(shown.src)}" allow="${ALLOW}"></iframe>`;
  return lmsPage(site, { title: shown.title, body, person: shown.person, script });
}

/** Adding content: the tool's picker in a dialog. `src` starts the deep linking launch. */
export function pickerPage(
  site: SiteState,
  shown: { title: string; src: string; courseId: number; person: Person | undefined },
): string {
  const { frames, script } = surroundings(site);
  const back = `/${site.name}/courses/${shown.courseId}`;
  const body = `<p><a href="${back}">Back to the course</a></p>${frames}
<dialog id="picker" aria-labelledby="picker-title"><header><strong id="picker-title">${escapeHtml(shown.title)}</strong>
<button class="plain" type="button" id="picker-close">Close</button></header>
<iframe class="tool-frame" name="tool_content" title="${escapeHtml(shown.title)}" src="${escapeHtml(shown.src)}" allow="${ALLOW}"></iframe></dialog>`;
  const open = `document.querySelector('#picker').showModal();
document.querySelector('#picker-close').addEventListener('click', () => location.assign(${JSON.stringify(back)}));
document.querySelector('#picker').addEventListener('close', () => location.assign(${JSON.stringify(back)}));`;
  return lmsPage(site, { title: 'Add content', body, person: shown.person, script: `${script}${open}` });
}

/** Inside the dialog after the round trip: says what was added and takes the course page out of the frame. */
export function pickedPage(site: SiteState, courseId: number, links: readonly Link[], said: string): string {
  const list = links.map((one) => `<li>${escapeHtml(one.title)}</li>`).join('');
  const body =
    links.length > 0 ? `<p>Added:</p><ul id="added">${list}</ul>` : '<p id="added">Nothing was added.</p>';
  const target = `/${site.name}/courses/${courseId}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Content added</title></head><body>
${body}${said ? `<p role="status">${escapeHtml(said)}</p>` : ''}
<p><a href="${target}" target="_top">Back to the course</a></p>
<script>setTimeout(() => { if (window.top !== window) window.top.location.assign(document.querySelector('a').href); }, 600);</script></body></html>`;
}

/** Registration by address: the tool's page in a frame; its close message brings the list of tools back. */
export function registrationFrame(site: SiteState, src: string, person: Person | undefined): string {
  const body = `<p><a href="/${site.name}/admin">Back to the tools</a></p>
<iframe class="tool-frame" name="registration" title="Registration" src="${escapeHtml(src)}"></iframe>`;
  // Neither LMS looks at the origin of this message.
  const script = `addEventListener('message', (event) => {
  const data = typeof event.data === 'string' ? (() => { try { return JSON.parse(event.data); } catch { return {}; } })() : event.data;
  if (data && data.subject === 'org.imsglobal.lti.close') location.assign('/${site.name}/admin');
});`;
  return lmsPage(site, { title: 'Register a tool', body, person, script });
}
