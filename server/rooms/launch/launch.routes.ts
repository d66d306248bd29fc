import type { Request, Response } from 'express';
import {
  bindingCookies,
  clearedCookies,
  cookiesCameBack,
  forgetScript,
  launchScript,
  loginScript,
  LtiError,
  readBinders,
  type Launch,
  type LaunchDoor,
  type Launched,
  type LoginStart,
  type Platform,
} from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import { sendPacked } from '../../core/compression.ts';
import type { Config } from '../../core/config.ts';
import { page, type Route } from '../../core/endpoint.ts';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Metrics } from '../../core/metrics.ts';
import { ownBrowserCookies } from '../../core/own-browser.ts';
import { jsonForScript, renderShell } from '../../core/page.ts';
import { allowFraming } from '../../core/framing.ts';
import { nonceOf, refOf } from '../../core/request-context.ts';
import { chooseLang, words } from '../../core/words.ts';
import { openingPage, refusalPage, type Refusal } from './launch.pages.ts';
import { type Entry, LaunchRefused } from './launch.service.ts';

export interface LaunchParts {
  config: Config;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  door: LaunchDoor<Entry>;
  /** The name that the person who is refused can tell their IT team. */
  findPlatform(id: string): Promise<Platform | undefined>;
  /** For the self-test: which way the browser kept the sign-in together, which roles arrived. */
  noteLaunch(launch: Launch, way: 'cookie' | 'storage'): Promise<void>;
}

export function launchRoutes(parts: LaunchParts): Route[] {
  const handlers = new LaunchHandlers(parts);
  const lti = (
    method: 'GET' | 'POST',
    path: string,
    handle: (req: Request, res: Response) => Promise<void>,
  ) => page({ method, path, permission: 'public', rate: 'launch', handle: handlers.guarded(handle) });
  return [
    lti('GET', '/lti/login', (req, res) => handlers.login(req, res, req.query)),
    lti('POST', '/lti/login', (req, res) => handlers.login(req, res, formOf(req))),
    ...POSTED.map((path) => lti('GET', path, openFromCourse)),
    lti('POST', '/lti/launch', (req, res) => handlers.launch(req, res)),
    lti('POST', '/lti/launch/continue', (req, res) => handlers.proceed(req, res)),
    lti('POST', '/lti/relaunch', (req, res) => handlers.relaunch(req, res)),
    // A reload finds its token in sessionStorage; this shell holds nothing of anybody.
    page({ method: 'GET', path: '/app{/*rest}', permission: 'public', rate: 'read', handle: handlers.shell }),
  ];
}

/** A browser comes back to these by its history, a copied address or a reload of the frame, with nothing posted. */
const POSTED = ['/lti/launch', '/lti/launch/continue', '/lti/relaunch'] as const;

async function openFromCourse(_req: Request, res: Response): Promise<void> {
  res.set('Allow', 'POST');
  throw new AppError(405, 'open-from-course');
}

function setCookies(res: Response, cookies: string[]): void {
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
}

const formOf = (req: Request): Record<string, unknown> =>
  typeof req.body === 'object' && req.body !== null ? (req.body as Record<string, unknown>) : {};

/** The HTTP side of lti/: parsed parameters in, pages and cookies out. */
class LaunchHandlers {
  readonly #parts: LaunchParts;

  constructor(parts: LaunchParts) {
    this.#parts = parts;
  }

  /** Turns a refused message into its page. Anything else is ours and goes to the error handler. */
  guarded(handle: (req: Request, res: Response) => Promise<void>) {
    return async (req: Request, res: Response): Promise<void> => {
      res.set('Cache-Control', 'no-store');
      try {
        await handle(req, res);
      } catch (error) {
        if (!(error instanceof LtiError || error instanceof LaunchRefused)) throw error;
        await this.#refuse(req, res, error);
      }
    };
  }

  async login(req: Request, res: Response, params: Record<string, unknown>): Promise<void> {
    const start = await this.#parts.door.startLogin(params);
    this.#bind(res, start);
    // Cookies came back from an earlier login in this frame: no page and no script are needed.
    // Not by Express's `redirect`, which weighs what kind of page to print for whoever does not follow.
    if (cookiesCameBack(req.get('cookie')))
      return void res.status(302).set('Location', start.authorizationUrl).end();
    this.#printLogin(req, res, start);
  }

  /** Never a redirect: the form's own page forbids forms that lead elsewhere, and browsers count redirects too. */
  async relaunch(req: Request, res: Response): Promise<void> {
    const start = await this.#parts.door.relaunch(formOf(req));
    this.#bind(res, start);
    this.#printLogin(req, res, start);
  }

  async launch(req: Request, res: Response): Promise<void> {
    const form = formOf(req);
    const binders = readBinders(req.get('cookie'), form['state']);
    const outcome = await this.#parts.door.receiveLaunch(form, { binders });
    setCookies(res, clearedCookies({ toolOrigin: this.#parts.config.origin, state: form['state'] }));
    if (outcome.kind === 'launched') return this.#enter(req, res, outcome);
    const { ticket, binding, platform, frameOrigins } = outcome;
    allowFraming(res, frameOrigins);
    const script = launchScript(jsonForScript, { action: '/lti/launch/continue', ticket, place: binding });
    res.send(openingPage({ refusal: this.#foreseen(req, res, platform), script }));
  }

  async proceed(req: Request, res: Response): Promise<void> {
    await this.#enter(req, res, await this.#parts.door.continueLaunch(formOf(req)));
  }

  readonly shell = (req: Request, res: Response): void => {
    const lang = chooseLang(req.get('accept-language'));
    // A picker that was loaded anew still has its answer to give.
    const forms = req.path === '/app/picker' ? this.#anywhere() : [];
    allowFraming(res, this.#anywhere(), forms);
    res.set('Cache-Control', 'no-store').send(renderShell({ lang }, shellTexts(lang)));
  };

  /** The one page that holds a session: an answer to a POST that nothing may keep. */
  async #enter(req: Request, res: Response, launched: Launched<Entry>): Promise<void> {
    // `binding` is there only when the binder came by cookie.
    await this.#parts.noteLaunch(launched.launch, launched.binding ? 'cookie' : 'storage');
    this.#parts.metrics.launches.inc();
    // The picker posts its answer to the platform, which may lead on to another host of its own: browsers hold a form to
    // its policy through every redirect. From any other page nothing leaves by a form.
    const forms = launched.launch.deepLinking ? this.#anywhere() : [];
    allowFraming(res, launched.frameOrigins, forms);
    const script = launched.binding
      ? { script: forgetScript(jsonForScript, { place: launched.binding }) }
      : {};
    const { admitted } = launched;
    // Where a learner works: the pages for those who confirm their hours know it again.
    const { platformId } = launched.launch;
    if (admitted.me.role === 'learner')
      res.append(
        'Set-Cookie',
        ownBrowserCookies(this.#parts.config, { tenant: platformId, person: admitted.me.id }, '/c'),
      );
    const shell = renderShell(admitted, shellTexts(admitted.lang), { ...script, nonce: nonceOf(res) });
    // Its token is new with every answer, and what it says of the person and the page is the platform's and ours.
    sendPacked(req, res, shell);
  }

  #bind(res: Response, { state, binder }: LoginStart): void {
    setCookies(res, bindingCookies({ toolOrigin: this.#parts.config.origin, state, binder }));
  }

  #printLogin(req: Request, res: Response, start: LoginStart): void {
    allowFraming(res, start.frameOrigins);
    const { authorizationUrl, binder, binding, request, platform } = start;
    const refusal = this.#foreseen(req, res, platform);
    const script = loginScript(jsonForScript, { authorizationUrl, binder, place: binding });
    res.send(openingPage({ refusal, script, again: { authorizationUrl, request } }));
  }

  async #refuse(req: Request, res: Response, error: LtiError | LaunchRefused): Promise<void> {
    const { log, metrics, findPlatform } = this.#parts;
    const detail = error instanceof LtiError ? error.detail : '';
    const { code, platformId } = error;
    log.warn({ ref: refOf(res), code, detail, tenant: platformId }, 'launch refused');
    metrics.refusals.inc({ code });
    const platform = platformId === undefined ? undefined : await findPlatform(platformId);
    this.#frameAnywhere(res);
    res.status(statusOf(error)).send(refusalPage(this.#refusal(req, res, { code, platform })));
  }

  /** The refusal that a page's own script may show. Nobody tells us that it did, so its reference is in the log before. */
  #foreseen(req: Request, res: Response, platform: Platform): Refusal {
    const code = 'storage-refused';
    const found = { ref: refOf(res), code, tenant: platform.id };
    this.#parts.log.info(found, 'launch page refuses by itself where the browser keeps nothing');
    return this.#refusal(req, res, { code, platform });
  }

  #refusal(req: Request, res: Response, what: Pick<Refusal, 'code' | 'platform'>): Refusal {
    return {
      ...what,
      ref: refOf(res),
      lang: chooseLang(req.get('accept-language')),
      nonce: nonceOf(res),
      when: this.#parts.clock.now(),
      contact: this.#parts.config.SUPPORT_CONTACT,
    };
  }

  /**
   * Pages before anybody is known: a refusal, and the empty shell of a reload. No platform is known, so no frame
   * origin is; and there is nothing on them that a hostile frame could make a person press.
   */
  #frameAnywhere(res: Response): void {
    allowFraming(res, this.#anywhere());
  }

  #anywhere(): string[] {
    return this.#parts.config.ALLOW_PRIVATE_PLATFORMS ? ['https:', 'http:'] : ['https:'];
  }
}

/** Never 5xx, which an LMS hides behind a page of its own. 424: the platform's key set, which this answer depends on, was not to be had. */
function statusOf(error: LtiError | LaunchRefused): number {
  if (error instanceof LaunchRefused) return 403;
  return error.code === 'keys-unreachable' ? 424 : 400;
}

function shellTexts(lang: Parameters<typeof words>[0]): { title: string; noscript: string } {
  const t = words(lang);
  return { title: t('launch.brand'), noscript: t('launch.noscript') };
}
