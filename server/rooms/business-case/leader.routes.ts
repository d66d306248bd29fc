import type { Request, Response } from 'express';
import type { Clock } from '../../core/clock.ts';
import type { Config } from '../../core/config.ts';
import { page, serve, type Route } from '../../core/endpoint.ts';
import { randomId } from '../../core/hash.ts';
import { ownBrowserCookies } from '../../core/own-browser.ts';
import { nonceOf } from '../../core/request-context.ts';
import { setPolicy } from '../../core/security-headers.ts';
import { chooseLang } from '../../core/words.ts';
import type { LeaderAnswerService, Kept } from './leader-answer.service.ts';
import type { Posted } from './leader-answer.rule.ts';
import * as contract from './leader-link.contract.ts';
import type { LeaderLinkService } from './leader-link.service.ts';
import { gonePage, type PageBase, paperPage, readingPage, sentPage } from './leader.pages.ts';

interface Parts {
  links: LeaderLinkService;
  answers: LeaderAnswerService;
  config: Config;
  clock: Clock;
}

/** Where links lead. */
export const LINK_PATH = '/l';

/** The learner's side, and pages for people without an account, on which a GET never changes anything. */
export function leaderRoutes(parts: Parts): Route[] {
  const { links, config } = parts;
  const pages = new LeaderPages(parts);
  const stranger = (
    method: 'GET' | 'POST',
    path: string,
    handle: (req: Request, res: Response) => Promise<void>,
  ) => page({ method, path, permission: 'public', rate: 'stranger', handle });
  return [
    serve(contract.listLinks, ({ session, query, now }) => links.list(session, query.lang, now)),
    serve(contract.linksOfLearner, ({ session, params, query, now }) =>
      links.listOf(session, params.person, { lang: query.lang, now }),
    ),
    serve(contract.makeLink, async ({ session, body, now, setCookies }) => {
      const made = await links.make(session, body, now);
      setCookies(ownBrowserCookies(config, session, LINK_PATH));
      return made;
    }),
    serve(contract.withdrawLink, async ({ session, params, now }) => {
      await links.withdraw(session, params.link, now);
      return { withdrawn: true as const };
    }),
    serve(contract.shareLeaderAnswer, ({ session, params, body, now }) =>
      links.share(session, params.link, { shared: body.shared, now }),
    ),
    stranger('GET', `${LINK_PATH}/:code`, (req, res) => pages.show(req, res)),
    stranger('GET', `${LINK_PATH}/:code/paper`, (req, res) => pages.paper(req, res)),
    stranger('POST', `${LINK_PATH}/:code`, (req, res) => pages.keep(req, res)),
  ];
}

class LeaderPages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async show(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const opened = await this.#open(req, base);
    if (opened.state === 'open') return void res.send(readingPage(base, opened.reading));
    if (opened.state === 'sent') return void res.send(sentPage(base, opened));
    res.status(404).send(gonePage(base));
  }

  async paper(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const opened = await this.#open(req, base);
    if (opened.state === 'open') return void res.send(paperPage(base, opened.reading));
    res.status(404).send(gonePage(base));
  }

  /** `keep=quietly` is the page's own script, which is answered in data. */
  async keep(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const posted = postedOf(req);
    const [write = ''] = posted('write');
    const written = {
      posted,
      write: /^[A-Za-z0-9_-]{16,64}$/.test(write) ? write : randomId(),
      revision: Number(posted('revision')[0] ?? 0) || 0,
      send: posted('send').length > 0,
    };
    const context = { lang: base.lang, now: this.#parts.clock.now() };
    const kept = await this.#parts.answers.keep(codeOf(req), written, req.get('cookie'), context);
    if (posted('keep')[0] === 'quietly') return answerQuietly(res, kept);
    answerPage(res, base, kept);
  }

  #open(req: Request, { lang }: PageBase) {
    const now = this.#parts.clock.now();
    return this.#parts.answers.open(codeOf(req), req.get('cookie'), { lang, now });
  }
}

function answerQuietly(res: Response, kept: Kept): void {
  switch (kept.state) {
    case 'kept':
    case 'incomplete':
      return void res.json({ revision: kept.reading.revision });
    case 'sent':
    case 'conflict':
      return void res.status(409).json({ code: kept.state });
    default:
      return void res.status(404).json({ code: 'gone' });
  }
}

function answerPage(res: Response, base: PageBase, kept: Kept): void {
  switch (kept.state) {
    case 'sent':
      return void res.send(sentPage(base, { at: kept.at, asker: kept.reading.asker }));
    case 'kept':
      return void res.send(readingPage(base, kept.reading, { notice: 'kept' }));
    case 'conflict':
      return void res
        .status(409)
        .send(readingPage(base, kept.reading, { notice: 'conflict', other: kept.other }));
    case 'incomplete':
      return void res
        .status(400)
        .send(readingPage(base, kept.reading, { notice: 'incomplete', lacks: kept.lacks }));
    case 'own':
      return void res.status(403).send(gonePage(base));
    case 'gone':
      return void res.status(404).send(gonePage(base));
  }
}

/** Nothing keeps it, no search engine lists it, nobody frames it (no frame is named to core/framing), it sends no referrer. */
function baseOf(req: Request, res: Response): PageBase {
  setPolicy(res, "'none'");
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  const wish = req.query['lang'];
  return {
    lang: chooseLang(typeof wish === 'string' ? wish : undefined, req.get('accept-language')),
    nonce: nonceOf(res),
    path: `${LINK_PATH}/${encodeURIComponent(codeOf(req))}`,
    write: randomId(),
  };
}

const codeOf = (req: Request): string => String(req.params['code']);

function postedOf(req: Request): Posted {
  const fields = (req.body ?? {}) as Record<string, unknown>;
  return (name) => [fields[name]].flat().filter((one) => typeof one === 'string');
}
