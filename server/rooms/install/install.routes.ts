import type { Request, Response } from 'express';
import {
  canvasDeveloperKey,
  RegistrationError,
  type ToolDescription,
  type ToolKeys,
} from '../../../lti/index.ts';
import { page, serve, type Route } from '../../core/endpoint.ts';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { allowFraming } from '../../core/framing.ts';
import { nonceOf, refOf } from '../../core/request-context.ts';
import { chooseLang } from '../../core/words.ts';
import type { PeopleService } from '../people/people.service.ts';
import { installOverview, selfTest } from './install.contract.ts';
import {
  installPage,
  registeredPage,
  registerPage,
  registrationFailedPage,
  renewedPage,
} from './install.pages.ts';
import { presentOverview } from './install.present.ts';
import { overviewOf, type InstallService } from './install.service.ts';
import type { SelfTest } from './self-test.service.ts';

export interface InstallRouteParts {
  install: InstallService;
  selfTest: SelfTest;
  people: PeopleService;
  keys: ToolKeys;
  tool: ToolDescription;
  log: Log;
  /** True: an LMS on http may frame the registration page. */
  allowPrivate: boolean;
}

type Handle = (req: Request, res: Response) => Promise<void> | void;

export function installRoutes(parts: InstallRouteParts): Route[] {
  const pages = new RegistrationPages(parts);
  const open = (path: string, handle: Handle) =>
    page({ method: 'GET', path, permission: 'public', rate: 'read', handle });
  const register = (method: 'GET' | 'POST', handle: Handle) =>
    page({ method, path: '/lti/register/:invitation', permission: 'public', rate: 'register', handle });
  return [
    // Canvas fetches it at every token request; others keep it for an hour.
    open('/lti/jwks', async (_req, res) => publish(res, await parts.keys.keySet())),
    open('/lti/canvas.json', (_req, res) => publish(res, canvasDeveloperKey(parts.tool))),
    open('/lti/install', (req, res) => pages.manual(req, res)),
    register('GET', (req, res) => pages.ask(req, res)),
    register('POST', (req, res) => pages.register(req, res)),
    serve(selfTest, ({ session }) => parts.selfTest.run(session)),
    serve(installOverview, async ({ session }) =>
      presentOverview(session, await overviewOf(parts.install, parts.people, session)),
    ),
  ];
}

function publish(res: Response, document: object): void {
  res.set('Cache-Control', 'public, max-age=3600').json(document);
}

/** The registration pages. Framed by an LMS that is not known yet; no cookie, nothing kept between page and button. */
class RegistrationPages {
  readonly #parts: InstallRouteParts;

  constructor(parts: InstallRouteParts) {
    this.#parts = parts;
  }

  manual(req: Request, res: Response): void {
    res.send(installPage({ ...this.#base(req, res), addresses: this.#parts.install.addresses() }));
  }

  /** Opened by the LMS it asks for the press of a button; opened in a plain tab it says where to paste the link. */
  async ask(req: Request, res: Response): Promise<void> {
    const base = this.#base(req, res);
    const code = String(req.params['invitation']);
    const invitation = await this.#parts.install.findInvitation(code);
    if (!invitation) return this.#fail(req, res, new AppError(410, 'invitation-over'));
    const wish = readWish(req.query);
    if (wish === undefined) return this.#fail(req, res, new RegistrationError('configuration-address'));
    if (wish.openidConfiguration === '') {
      const url = `${this.#parts.tool.origin}/lti/register/${code}`;
      const registrationLink = { url, until: invitation.expiresAt };
      return void res.send(
        installPage({ ...base, addresses: this.#parts.install.addresses(), registrationLink }),
      );
    }
    const host = new URL(wish.openidConfiguration).host;
    res.send(registerPage({ ...base, host, registrationToken: undefined, ...wish }));
  }

  async register(req: Request, res: Response): Promise<void> {
    const base = this.#base(req, res);
    const wish = readWish(req.body);
    try {
      if (wish === undefined) throw new RegistrationError('configuration-address');
      const done = await this.#parts.install.register(String(req.params['invitation']), wish);
      const { family, name } = done.platform;
      const { renewed } = done;
      res.send(
        renewed
          ? renewedPage({ ...base, family, name, ...renewed })
          : registeredPage({ ...base, family, name }),
      );
    } catch (error) {
      if (!(error instanceof RegistrationError || error instanceof AppError)) throw error;
      this.#fail(req, res, error);
    }
  }

  /** 424: the platform's part of the work failed; never 5xx, which an LMS would hide behind a page of its own. */
  #fail(req: Request, res: Response, error: RegistrationError | AppError): void {
    const foreign = error instanceof RegistrationError;
    const status = foreign ? (error.code.startsWith('platform-') ? 424 : 400) : error.status;
    const reason = foreign ? error.reason : '';
    const base = this.#base(req, res);
    // The page asks for the reference, so it must lead somewhere.
    this.#parts.log.warn({ ref: refOf(res), code: error.code, status }, 'registration failed');
    res.status(status).send(registrationFailedPage({ ...base, code: error.code, reason, ref: refOf(res) }));
  }

  #base(req: Request, res: Response) {
    allowFraming(res, this.#parts.allowPrivate ? ['https:', 'http:'] : ['https:']);
    res.set('Cache-Control', 'no-store');
    return { lang: chooseLang(req.get('accept-language')), nonce: nonceOf(res) };
  }
}

/** The two parameters of lti-dr 1.0, 3.3. Undefined when they are not plain texts of a fair length or no address. */
function readWish(form: unknown): { openidConfiguration: string; registrationToken?: string } | undefined {
  const fields = (form ?? {}) as Record<string, unknown>;
  const openidConfiguration = fields['openid_configuration'] ?? '';
  const token = fields['registration_token'] ?? '';
  if (typeof openidConfiguration !== 'string' || openidConfiguration.length > 2048) return undefined;
  if (typeof token !== 'string' || token.length > 8192 || /[^\x21-\x7e]/.test(token)) return undefined;
  if (openidConfiguration !== '' && !URL.canParse(openidConfiguration)) return undefined;
  return { openidConfiguration, ...(token === '' ? {} : { registrationToken: token }) };
}
