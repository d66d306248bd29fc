import type { Request, Response } from 'express';
import { page, type Route } from '../../core/endpoint.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { addressOf } from '../../core/rate-limits.ts';
import { nonceOf } from '../../core/request-context.ts';
import { shownName } from '../../core/shown-name.rule.ts';
import { chooseLang } from '../../core/words.ts';
import type { AnsweringService, GivenAnswer, Visitor, Way } from './answering.service.ts';
import { askedPage, donePage, paperPage } from './asked.pages.ts';
import { figuresPage, gonePage, ownPage, type PageBase, type Place } from './outsider.pages.ts';

interface Parts {
  answering: AnsweringService;
  clock: Clock;
}

type Handle = (req: Request, res: Response) => Promise<void> | void;

/** Pages for people without an account. A GET shows and never changes anything, however often a program looks at it. */
export function answeringRoutes(parts: Parts): Route[] {
  const pages = new AnsweringPages(parts);
  const stranger = (method: 'GET' | 'POST', path: string, handle: Handle) =>
    page({ method, path, permission: 'public', rate: 'stranger', handle });
  return [
    stranger('GET', '/c', (req, res) => void res.send(figuresPage(baseOf(req, res)))),
    stranger('POST', '/c', (req, res) => pages.figures(req, res)),
    stranger('GET', '/c/:code', (req, res) => pages.show(req, res)),
    stranger('POST', '/c/:code', (req, res) => pages.answer(req, res)),
    stranger('GET', '/c/:code/paper', (req, res) => pages.paper(req, res)),
  ];
}

const ANSWERS = ['yes', 'other-time', 'not-known'] as const;

interface On {
  base: PageBase;
  place: Place;
}

class AnsweringPages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async show(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const place = placeOf(req, base);
    const opened = await this.#open(linkOf(req), req, base);
    if (opened.state !== 'open') return refuse(res, base, opened.state, place);
    res.send(askedPage(base, opened.asked, place));
  }

  async paper(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const path = pathOf(req);
    const opened = await this.#open(linkOf(req), req, base);
    if (opened.state !== 'open') return refuse(res, base, opened.state, { action: `${path}/paper` });
    res.send(paperPage(base, opened.asked, path));
  }

  async answer(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    await this.#take(linkOf(req), req, res, { base, place: placeOf(req, base) });
  }

  /** Figures alone ask for the question; with an answer beside them they answer it. */
  async figures(req: Request, res: Response): Promise<void> {
    const base = baseOf(req, res);
    const form = formOf(req);
    const figures = form('figures').replace(/[\s.-]/g, '');
    if (!/^\d{6}$/.test(figures)) return void res.status(400).send(figuresPage(base, 'figures'));
    const way: Way = { way: 'code', figures };
    const place: Place = { action: `/c?lang=${base.lang}`, figures };
    try {
      if (form('answer') !== '') return await this.#take(way, req, res, { base, place });
      const opened = await this.#open(way, req, base);
      if (opened.state === 'gone') return void res.status(404).send(figuresPage(base, 'wrong'));
      if (opened.state === 'own') return refuse(res, base, 'own', place);
      res.send(askedPage(base, opened.asked, place));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'too-many') throw error;
      const seconds = Number(error.data['retryAfter']);
      const page = figuresPage(base, 'too-many', { minutes: Math.ceil(seconds / 60) });
      res.status(429).set('Retry-After', String(seconds)).send(page);
    }
  }

  async #take(way: Way, req: Request, res: Response, { base, place }: On): Promise<void> {
    const given = answerOf(req);
    const context = { lang: base.lang, now: this.#parts.clock.now() };
    const answered = await this.#parts.answering.answer(way, given, visitorOf(req), context);
    switch (answered.state) {
      case 'gone':
      case 'own':
        return refuse(res, base, answered.state, place);
      case 'done':
        return void res.send(donePage(base, answered.asked, { ...given, at: answered.at }));
      case 'changed':
        return void res.status(409).send(askedPage(base, answered.asked, place, { ...given, changed: true }));
      case 'incomplete':
        return void res
          .status(400)
          .send(askedPage(base, answered.asked, place, { ...given, error: answered.lacks }));
    }
  }

  #open(way: Way, req: Request, { lang }: PageBase) {
    return this.#parts.answering.open(way, visitorOf(req), lang, this.#parts.clock.now());
  }
}

/** Nothing keeps it, no search engine lists it, nobody frames it (no frame is named to core/framing), it sends no referrer. */
function baseOf(req: Request, res: Response): PageBase {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  const wish = req.query['lang'];
  return {
    lang: chooseLang(typeof wish === 'string' ? wish : undefined, req.get('accept-language')),
    nonce: nonceOf(res),
  };
}

function refuse(res: Response, base: PageBase, state: 'gone' | 'own', place: Place): void {
  if (state === 'own') res.status(403).send(ownPage(base, place));
  else res.status(404).send(gonePage(base, place));
}

const codeOf = (req: Request): string => String(req.params['code']);
const linkOf = (req: Request): Way => ({ way: 'link', secret: codeOf(req) });
const pathOf = (req: Request): string => `/c/${encodeURIComponent(codeOf(req))}`;
const placeOf = (req: Request, { lang }: PageBase): Place => ({
  action: `${pathOf(req)}?lang=${lang}`,
  paper: `${pathOf(req)}/paper`,
});

const visitorOf = (req: Request): Visitor => {
  const header = req.get('authorization') ?? '';
  return {
    address: addressOf(req),
    cookies: req.get('cookie'),
    bearer: header.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined,
  };
};

/** Fields of a posted form: texts only, a repeated one is its first. */
function formOf(req: Request): (name: string) => string {
  const fields = (req.body ?? {}) as Record<string, unknown>;
  return (name) => {
    const value = fields[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : '';
  };
}

function answerOf(req: Request): GivenAnswer {
  const form = formOf(req);
  const ticks = ((req.body ?? {}) as Record<string, unknown>)['ticks'];
  const answer = form('answer');
  return {
    // Anything else is no answer that we offered: it confirms nothing.
    answer: ANSWERS.find((one) => one === answer) ?? 'not-known',
    name: shownName(form('name').slice(0, 40)) ?? '',
    text: form('text').slice(0, 300).trim(),
    shown: form('shown'),
    ticks: [ticks].flat().filter((one) => typeof one === 'string'),
  };
}
