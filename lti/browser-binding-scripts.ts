import type { BindingPlace } from './browser-binding.ts';

/**
 * The scripts of the two pages between login and launch, as text: the host puts each into its own page, with the page's
 * nonce and words. They run before anything of the client is loaded, in every browser an LMS supports, and often in a
 * frame without storage or cookies, so each access is guarded.
 *
 * The page needs two elements: `lti-wait` (shown at first) and `lti-blocked` (hidden at first; on the login's page it holds
 * the form "Open in a new window", a POST with target="_blank" and the sealed request). The script swaps them when nothing
 * is kept.
 */
export const BINDING_IDS = { wait: 'lti-wait', blocked: 'lti-blocked' } as const;

/** The host's way to write JSON where a closing tag would end the script: what is in it may come from a stranger. */
export type JsonForScript = (value: unknown) => string;

/**
 * Window messages of "LTI Client Side postMessages" and "LTI postMessage Storage" (both 0.1). `ask` believes an answer only
 * from the frame it asked, from the right origin, with its message id; null stands for silence and for an error.
 */
const MESSAGES = `
function ask(target, origin, message, wait) {
  return new Promise(function (done) {
    var id = crypto.getRandomValues(new Uint32Array(4)).join('-');
    function end(answer) { clearTimeout(timer); removeEventListener('message', hear); done(answer); }
    function hear(event) {
      var d = event.data;
      if (event.source !== target || (origin !== '*' && event.origin !== origin)) return;
      if (!d || d.message_id !== id || d.subject !== message.subject + '.response') return;
      end(d.error ? null : d);
    }
    var timer = setTimeout(function () { end(null); }, wait);
    addEventListener('message', hear);
    try { target.postMessage(Object.assign({ message_id: id }, message), origin); } catch (e) { end(null); }
  });
}
function host() { return window.parent !== window ? window.parent : window.opener; }
function frameOf(name) {
  try {
    var frame = name === '_parent' ? host() : host().frames[name];
    return frame && typeof frame.postMessage === 'function' ? frame : null;
  } catch (e) { return null; }
}
/* The frame that capabilities names wins over lti_storage_target; Canvas lacks the latter's frame in some dialogs. */
async function storageFrames(subject) {
  var frames = [];
  if (!host() || !place.storageTarget) return frames;
  var answer = await ask(host(), '*', { subject: 'lti.capabilities' }, 1000);
  var list = answer && Array.isArray(answer.supported_messages) ? answer.supported_messages : [];
  var entry = list.find(function (one) { return one && one.subject === subject; });
  if (entry) frames.push(entry.frame ? frameOf(String(entry.frame)) : host());
  frames.push(frameOf(place.storageTarget));
  return frames.filter(function (frame, at) { return frame && frames.indexOf(frame) === at; });
}
/* Only ever to the authorization endpoint's origin (lti-cs-oidc 0.1): the binder is a secret. */
async function platformStorage(subject, value) {
  var message = { subject: subject, key: place.key };
  if (value !== undefined) message.value = value;
  var frames = await storageFrames(subject);
  for (var i = 0; i < frames.length; i++) {
    var answer = await ask(frames[i], place.storageOrigin, message, 1000);
    if (answer && answer.key === place.key) return answer;
  }
  return null;
}
function show(blocked) {
  document.getElementById('${BINDING_IDS.wait}').hidden = blocked;
  document.getElementById('${BINDING_IDS.blocked}').hidden = !blocked;
}
function forget() { try { localStorage.removeItem(place.key); } catch (e) {} }
`;

const script = (json: JsonForScript, data: object, body: string): string => `(function () {
'use strict';
var data = ${json(data)}, place = data.place;
${MESSAGES}${body}
})();`;

interface LoginPage {
  authorizationUrl: string;
  binder: string;
  place: BindingPlace;
}

/**
 * Login page: keeps the binder in localStorage and, where the platform offers it, in the platform's storage; then goes to the
 * LMS. When the frame can keep nothing, not even a cookie, it says so here, while the LMS's one-time hint is still unspent.
 */
export function loginScript(json: JsonForScript, data: LoginPage): string {
  return script(
    json,
    data,
    `
function cookiesWork() {
  try {
    var name = '__Host-lti-try', rest = '; Path=/; Secure; SameSite=None; Partitioned; Max-Age=';
    document.cookie = name + '=1' + rest + '60';
    var kept = document.cookie.indexOf(name + '=1') >= 0;
    document.cookie = name + '=' + rest + '0';
    return kept;
  } catch (e) { return false; }
}
/* Entries of launches that ended elsewhere would stay for ever. */
function sweep() {
  Object.keys(localStorage).forEach(function (key) {
    var made = Number((localStorage.getItem(key) || '').split('.')[1]);
    if (key.indexOf('lti_binder_') === 0 && !(Date.now() - made < 600000)) localStorage.removeItem(key);
  });
}
function keepLocally() {
  try {
    sweep();
    localStorage.setItem(place.key, data.binder + '.' + Date.now());
    return localStorage.getItem(place.key) !== null;
  } catch (e) { return false; }
}
async function start() {
  var local = keepLocally(), kept = cookiesWork() || local;
  var put = platformStorage('lti.put_data', data.binder).then(Boolean);
  /* A second way is worth half a second when a first one holds, and every second when none does. */
  var late = new Promise(function (done) { if (kept) setTimeout(done, 500); });
  kept = (await Promise.race([put, late])) || kept;
  if (kept) location.replace(data.authorizationUrl); else show(true);
}
start();`,
  );
}

interface LaunchPage {
  action: string;
  ticket: string;
  place: BindingPlace;
}

/**
 * Page after a launch without cookies: finds the binder, deletes it where it was kept, and posts it with the ticket to
 * `action`. Nothing of the token is in the page.
 */
export function launchScript(json: JsonForScript, data: LaunchPage): string {
  return script(
    json,
    data,
    `
function readLocally() {
  try { return (localStorage.getItem(place.key) || '').split('.')[0]; } catch (e) { return ''; }
}
async function readFromPlatform() {
  var answer = await platformStorage('lti.get_data');
  return answer && typeof answer.value === 'string' ? answer.value : '';
}
function send(fields) {
  var form = document.createElement('form');
  form.method = 'post';
  form.action = data.action;
  Object.keys(fields).forEach(function (name) {
    var input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = fields[name];
    form.appendChild(input);
  });
  document.body.appendChild(form);
  form.submit();
}
async function start() {
  var binder = readLocally() || (await readFromPlatform());
  if (!binder) return show(true);
  forget();
  /* Canvas never lets an entry expire, so it is taken away; a platform that is slow about it does not hold the launch up. */
  await Promise.race([
    platformStorage('lti.put_data', null),
    new Promise(function (done) { setTimeout(done, 300); }),
  ]);
  send({ ticket: data.ticket, binder: binder });
}
start();`,
  );
}

/** For the page that follows a launch by cookie: takes the binder's copies away. */
export function forgetScript(json: JsonForScript, data: { place: BindingPlace }): string {
  return script(json, data, `forget();\nplatformStorage('lti.put_data', null);`);
}
