import { CUSTOM_PARAMETERS, type RegistrationChoice } from '../../../lti/index.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { BRAND_MARK, renderPage } from '../../core/page.ts';
import { localeOf, words, type Words } from '../../core/words.ts';

interface PageBase {
  lang: Lang;
  nonce: string;
}

/** One press, one registration: a second one would spend the platform's token for nothing. */
const ONCE_SCRIPT = `
document.querySelector('form').addEventListener('submit', (event) => {
  const button = event.currentTarget.querySelector('button');
  button.disabled = true;
  button.textContent = button.dataset.busy;
});`;

/**
 * lti-dr 1.0, 3.7: tells the LMS that the dialog may close. To any origin: hosted Canvas frames us from a host that
 * nothing names, and the message holds no secret.
 */
const CLOSE_BUTTON_SCRIPT = `
const close = () => (window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
document.getElementById('close').addEventListener('click', close);`;
const CLOSE_SCRIPT = `${CLOSE_BUTTON_SCRIPT}
setTimeout(close, 2500);`;

const COPY_SCRIPT = `
for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', async () => {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); }
  button.textContent = button.dataset.copied;
});`;

/** The page inside the LMS before registration: what is asked for and why, and one button. */
export function registerPage(
  page: PageBase & { host: string; openidConfiguration: string; registrationToken: string | undefined },
): string {
  const t = words(page.lang);
  const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;
  const asked = ['names', 'zone', 'grades', 'roster', 'picker'].map(
    (one) => html`<li>${t(`install.asks.${one}`)}</li>`,
  );
  const token = page.registrationToken;
  return layout(page, t('install.register.title', { host: page.host }), {
    lede: t('install.register.lede'),
    script: ONCE_SCRIPT,
    body: html`<section class="stack tight" aria-labelledby="asks"><h2 id="asks">${t('install.asks.title')}</h2>
<ul class="how">${asked}</ul><p class="help">${t('install.asks.off')}</p></section>
<form class="row" method="post">${hidden('openid_configuration', page.openidConfiguration)}${
      token === undefined ? undefined : hidden('registration_token', token)
    }<button class="btn main" type="submit" data-busy="${t('install.register.busy')}">${t('install.register.go')}</button></form>`,
  });
}

/** After registration: what to do next in the LMS. Closes itself where the LMS listens. */
export function registeredPage(
  page: PageBase & { family: 'moodle' | 'canvas' | 'other'; name: string },
): string {
  const t = words(page.lang);
  return layout(page, t('install.registered.title'), {
    lede: t(`install.registered.${page.family}`, { name: page.name }),
    script: CLOSE_SCRIPT,
    body: html`<div class="row"><button class="btn main" type="button" id="close">${t('install.registered.close')}</button></div>`,
  });
}

/** After an update: what stayed as the administrator has it, and what the platform itself sets back. Waits to be read. */
export function renewedPage(
  page: PageBase & { family: 'moodle' | 'canvas' | 'other'; name: string; kept: RegistrationChoice[] },
): string {
  const t = words(page.lang);
  const list = (keys: readonly string[]) => keys.map((key) => html`<li>${t(`install.renewed.${key}`)}</li>`);
  const kept = html`<section class="stack tight" aria-labelledby="kept"><h2 id="kept">${t('install.renewed.kept')}</h2>
<ul class="how">${list(page.kept.map((one) => `kept.${one}`))}</ul></section>`;
  const reset = html`<section class="stack tight" aria-labelledby="reset"><h2 id="reset">${t('install.renewed.reset')}</h2>
<ul class="how">${list(['reset.chooser', 'reset.names', 'reset.window'])}</ul></section>`;
  return layout(page, t('install.renewed.title'), {
    lede: t('install.renewed.lede', { name: page.name }),
    script: CLOSE_BUTTON_SCRIPT,
    body: html`${page.kept.length > 0 ? kept : undefined}${page.family === 'moodle' ? reset : undefined}
<div class="row"><button class="btn main" type="button" id="close">${t('install.registered.close')}</button></div>`,
  });
}

/** Registration did not work: why, in words, and the platform's own reason as a quotation. */
export function registrationFailedPage(
  page: PageBase & { code: string; reason: string; ref: string },
): string {
  const t = words(page.lang);
  const sentence = t(`install.failed.${page.code}`);
  // Only a refusal is in the platform's words; anything else was seen from here.
  const heading = page.code === 'platform-refused' ? 'install.failed.said' : 'install.failed.seen';
  const reason = page.reason
    ? html`<section class="sheet" aria-labelledby="reason"><h2 id="reason">${t(heading)}</h2><p class="message">${page.reason}</p></section>`
    : undefined;
  return layout(page, t('install.failed.title'), {
    lede: sentence.startsWith('install.') ? t('install.failed.unexpected') : sentence,
    body: html`${reason}<p class="help">${t('install.failed.next', { ref: page.ref, code: page.code })}</p>
<p><a href="/lti/install" target="_blank" rel="noopener">${t('install.failed.manual')}</a></p>`,
  });
}

/** Addresses to copy, with the way through Moodle's and Canvas' menus; with the registration link where one is at hand. */
export function installPage(
  page: PageBase & {
    addresses: { login: string; launch: string; keys: string; canvas: string };
    registrationLink?: { url: string; until: Date };
  },
): string {
  const t = words(page.lang);
  const { login, launch, keys, canvas } = page.addresses;
  const link = page.registrationLink;
  const until = link
    ? new Intl.DateTimeFormat(localeOf(page.lang), { dateStyle: 'long', timeZone: 'UTC' }).format(link.until)
    : '';
  const byLink = link
    ? html`<section class="stack" aria-labelledby="link"><h2 id="link">${t('install.link.title')}</h2>
${copyField(t, 'reg', t('install.link.label'), link.url)}<p class="help">${t('install.link.until', { until })}</p>
${steps(t, 'link.moodle', 4)}${steps(t, 'link.canvas', 4)}</section>`
    : html`<p>${t('install.link.ask')}</p>`;
  return layout(page, t('install.title'), {
    lede: t('install.lede'),
    script: COPY_SCRIPT,
    body: html`${byLink}<section class="stack" aria-labelledby="man"><h2 id="man">${t('install.manual.title')}</h2>
<p class="help">${t('install.manual.lede')}</p>
${steps(t, 'manual.moodle', 4)}
${copyField(t, 'm-tool', t('install.value.tool'), launch)}${copyField(t, 'm-login', t('install.value.login'), login)}
${copyField(t, 'm-keys', t('install.value.keys'), keys)}${copyField(t, 'm-redirect', t('install.value.redirect'), launch)}
${copyField(t, 'm-select', t('install.value.select'), launch)}${copyField(t, 'm-custom', t('install.value.custom'), CUSTOM_PARAMETERS)}
${steps(t, 'manual.canvas', 4)}${copyField(t, 'c-json', t('install.value.canvas'), canvas)}
<p class="help">${t('install.manual.send')}</p></section>`,
  });
}

function steps(t: Words, name: string, count: number): Html {
  const items = Array.from(
    { length: count },
    (_one, index) => html`<li>${t(`install.${name}.${index + 1}`)}</li>`,
  );
  return html`<h3>${t(`install.${name}`)}</h3><ol class="how">${items}</ol>`;
}

function copyField(t: Words, id: string, label: string, value: string): Html {
  return html`<div class="value"><label for="${id}">${label}</label><div class="copy-line">
<input type="text" class="input mono" id="${id}" readonly value="${value}">
<button class="btn" type="button" data-copy="${id}" data-copied="${t('install.copied')}" aria-label="${t('install.copy')}: ${label}">${t('install.copy')}</button></div></div>`;
}

function layout(page: PageBase, title: string, parts: { lede: string; body: Html; script?: string }): string {
  const t = words(page.lang);
  return renderPage({
    lang: page.lang,
    title: `${title} · ${t('install.brand')}`,
    nonce: page.nonce,
    ...(parts.script === undefined ? {} : { script: parts.script }),
    body: html`<div class="narrow"><p class="brand">${BRAND_MARK} ${t('install.brand')}</p>
<h1>${title}</h1><p class="lede">${parts.lede}</p>${parts.body}</div>`,
  });
}
