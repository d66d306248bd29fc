import { BINDING_IDS, type LtiErrorCode, type PlatformFamily } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Config } from '../../core/config.ts';
import type { PrintProblem } from '../../core/error-handler.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { BRAND_MARK, renderPage } from '../../core/page.ts';
import { allowFraming } from '../../core/framing.ts';
import { nonceOf, refOf } from '../../core/request-context.ts';
import { chooseLang, localeOf, words } from '../../core/words.ts';

/** A refusal: which family of words it belongs to decides what the person reads; the code is for the administrator. */
export interface Refusal {
  code: string;
  ref: string;
  lang: Lang;
  nonce: string;
  when: Date;
  /** Whose launch it was, where that is known. */
  platform?: { name: string; family: PlatformFamily } | undefined;
  contact?: string | undefined;
}

type Group =
  | 'again'
  | 'used'
  | 'browser'
  | 'setup'
  | 'genuine'
  | 'wait'
  | 'busy'
  | 'slow'
  | 'ours'
  | 'missing'
  | 'open'
  | 'picker-refused'
  | 'review-refused';

const GROUPS: Partial<Record<LtiErrorCode | (string & {}), Group>> = {
  'state-unknown': 'again',
  'state-spent': 'used',
  'token-expired': 'again',
  'token-nonce': 'again',
  'login-required': 'again',
  'launch-expired-at-platform': 'again',
  'platform-refused': 'again',
  'state-other-browser': 'browser',
  'keys-unreachable': 'wait',
  'too-many': 'busy',
  'not-now': 'slow',
  unexpected: 'ours',
  'not-found': 'missing',
  'open-from-course': 'open',
  'not-allowed': 'setup',
  'picker-refused': 'picker-refused',
  'review-refused': 'review-refused',
  'token-malformed': 'genuine',
  'token-algorithm': 'genuine',
  'token-key-missing': 'genuine',
  'token-key-unknown': 'genuine',
  'token-signature': 'genuine',
  'token-issuer': 'genuine',
  'token-audience': 'genuine',
  'token-not-yet-valid': 'genuine',
};

/** Copies the text for the IT team; the page reads well without it. */
const COPY_SCRIPT = `
document.getElementById('copy')?.addEventListener('click', async (event) => {
  const text = document.getElementById('it-text').textContent;
  try { await navigator.clipboard.writeText(text); } catch { getSelection().selectAllChildren(document.getElementById('it-text')); }
  event.currentTarget.textContent = event.currentTarget.dataset.copied;
});`;

const FAMILIES: Record<PlatformFamily, string> = {
  moodle: 'Moodle',
  canvas: 'Canvas',
  other: 'LTI 1.3',
};

/** "Riverside College (Moodle)"; the name alone where it says the same. */
const platformText = ({ name, family }: NonNullable<Refusal['platform']>): string =>
  name.includes(FAMILIES[family]) ? name : `${name} (${FAMILIES[family]})`;

/** The refusal page: what happened, what to press, what to tell the administrator. */
export function refusalPage(refusal: Refusal): string {
  const t = words(refusal.lang);
  const group = GROUPS[refusal.code] ?? 'setup';
  const title = t(`launch.${group}.title`);
  return renderPage({
    lang: refusal.lang,
    title: `${title} · Re-entry`,
    nonce: refusal.nonce,
    script: COPY_SCRIPT,
    body: html`<div class="narrow"><p class="brand">${BRAND_MARK} ${t('launch.brand')}</p>
<h1>${title}</h1><p class="lede">${t(`launch.${group}.lede`)}</p>
${itSection(refusal)}</div>`,
  });
}

/** Works without script: a plain form that opens a new window on a person's press (blockers allow that). */
function newWindowForm(lang: Lang, request: string): Html {
  const t = words(lang);
  return html`<form class="stack tight" method="post" action="/lti/relaunch" target="_blank">
<input type="hidden" name="login" value="${request}">
<button class="btn main" type="submit">${t('launch.window.go')}</button>
<p class="help">${t('launch.window.help')}</p></form>`;
}

function otherWays(lang: Lang, title: 'launch.else.title' | 'launch.else.only'): Html {
  const t = words(lang);
  const items = ['again', 'app', 'private'].map((one) => html`<li>${t(`launch.else.${one}`)}</li>`);
  return html`<section class="stack tight rule" aria-labelledby="else"><h2 id="else">${t(title)}</h2><ol class="how">${items}</ol></section>`;
}

const stampOf = (lang: Lang) =>
  new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
/** Made once: making one takes longer than the rest of the page, and every login prints it. */
const STAMPS: Record<Lang, Intl.DateTimeFormat> = { en: stampOf('en'), es: stampOf('es') };

/** The text that a person forwards. It holds no name, no token and nothing they wrote. */
function itSection(refusal: Refusal): Html {
  const t = words(refusal.lang);
  const detail = t(`launch.detail.${refusal.code}`);
  const message = t('launch.it.message', {
    when: `${STAMPS[refusal.lang].format(refusal.when)} UTC`,
    detail: detail.startsWith('launch.detail.') ? '' : detail,
    platform: refusal.platform ? platformText(refusal.platform) : t('launch.it.unknown'),
    code: refusal.code,
  });
  const contact = refusal.contact
    ? html`<p class="help">${t('launch.it.contact', { contact: refusal.contact })}</p>`
    : undefined;
  return html`<section class="sheet" aria-labelledby="it"><h2 id="it">${t('launch.it.title')}</h2>
<p class="code"><span class="help">${t('launch.it.reference')}</span> <b>${refusal.ref}</b></p>
<p class="message" id="it-text">${message} ${t('launch.it.reference')}: ${refusal.ref}</p>
<div class="row"><button class="btn" type="button" id="copy" data-copied="${t('launch.it.copied')}">${t('launch.it.copy')}</button><span class="help">${t('launch.it.private')}</span></div>${contact}</section>`;
}

/**
 * The page of a half-done sign-in: it waits, or says that this browser keeps nothing for us. The script of lti/browser-binding-scripts.ts
 * swaps the two parts. Before the launch there is a window of its own to offer; after it the LMS's hint is used up.
 */
export function openingPage(options: {
  refusal: Refusal;
  script: string;
  /** The login's page only: where to go without script, and the sealed request that a new window starts again. */
  again?: { authorizationUrl: string; request: string };
}): string {
  const { refusal, again } = options;
  const t = words(refusal.lang);
  const forward = again
    ? html`<noscript><a class="btn main" href="${again.authorizationUrl}">${t('launch.opening.go')}</a></noscript>`
    : html`<noscript><p>${t('launch.noscript')}</p></noscript>`;
  const data = again ? html` data-authorization-url="${again.authorizationUrl}"` : undefined;
  const ways = again
    ? [newWindowForm(refusal.lang, again.request), otherWays(refusal.lang, 'launch.else.title')]
    : otherWays(refusal.lang, 'launch.else.only');
  return renderPage({
    lang: refusal.lang,
    title: `${t('launch.opening')} · Re-entry`,
    nonce: refusal.nonce,
    script: `${options.script}\n${COPY_SCRIPT}`,
    body: html`<div class="narrow"><p class="brand">${BRAND_MARK} ${t('launch.brand')}</p>
<div id="${BINDING_IDS.wait}"${data}><p class="lede" role="status">${t('launch.opening')}</p>${forward}</div>
<div id="${BINDING_IDS.blocked}" class="stack" hidden><h1>${t('launch.window.title')}</h1>
<p class="lede">${t('launch.window.lede')}</p>${ways}${itSection(refusal)}</div></div>`,
  });
}

/** Problems outside a launch (an unknown address, a flood, our own fault) in the same words and shape. */
export function printProblem(config: Config, clock: Clock): PrintProblem {
  return (res, { status, code, acceptLanguage }) => {
    allowFraming(res, config.ALLOW_PRIVATE_PLATFORMS ? ['https:', 'http:'] : ['https:']);
    const refusal = {
      code,
      ref: refOf(res),
      lang: chooseLang(acceptLanguage),
      nonce: nonceOf(res),
      when: clock.now(),
      contact: config.SUPPORT_CONTACT,
    };
    res.status(status).set('Cache-Control', 'no-store').send(refusalPage(refusal));
  };
}
