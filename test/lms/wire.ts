import { setTimeout as sleep } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rawBody } from './http.ts';
import type { EndpointName, Fault } from './model.ts';
import type { SiteName } from './settings.ts';
import type { World } from './world.ts';

const THROTTLE = {
  status: 403,
  body: '403 Forbidden (Rate Limit Exceeded)\n',
  headers: { 'x-request-cost': '0.5', 'x-rate-limit-remaining': '0.0' },
};

function takeFault(world: World, site: SiteName, endpoint: EndpointName, method: string): Fault | undefined {
  const fault = world.faults.find(
    (one) => one.site === site && one.endpoint === endpoint && (one.method ?? method) === method,
  );
  if (!fault || fault.times === 0) return fault;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times === 0) world.faults = world.faults.filter((one) => one !== fault);
  return fault;
}

function answerOf(
  fault: Fault,
): { status: number; text: string; headers: Record<string, string> } | undefined {
  if (fault.rateLimited) return { status: THROTTLE.status, text: THROTTLE.body, headers: THROTTLE.headers };
  if (fault.status === undefined && fault.body === undefined) return undefined;
  const { body = '' } = fault;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return { status: fault.status ?? 200, text, headers: { 'content-type': type, ...fault.headers } };
}

/** Lets the handler do its work and puts the fault in place of its answer. */
function spoilAnswer(response: Response, fault: Fault): void {
  const end = response.end.bind(response);
  const spoiled = answerOf(fault);
  response.end = ((): Response => {
    if (!spoiled) {
      setTimeout(() => response.destroy(), fault.timeout ?? 0);
      return response;
    }
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.statusCode = spoiled.status;
    response.statusMessage = '';
    response.set(spoiled.headers);
    return end(spoiled.text);
  }) as typeof response.end;
}

async function breakAnswer(response: Response, fault: Fault, next: NextFunction): Promise<void> {
  if (fault.delay) await sleep(fault.delay);
  if (fault.cut) return void response.destroy();
  if (fault.timeout) {
    await sleep(fault.timeout);
    return void response.destroy();
  }
  const answer = answerOf(fault);
  if (!answer) return next();
  response.status(answer.status).set(answer.headers).end(answer.text);
}

/** What the whole site is like today comes before any single fault. True when the handler may go on. */
async function siteAnswers(world: World, site: SiteName, response: Response): Promise<boolean> {
  const { health, answerDelay } = world.sites[site].settings;
  // Taken and never answered: whoever asks must give up by itself.
  if (health === 'asleep') return false;
  if (answerDelay > 0) await sleep(answerDelay);
  if (health === 'well') return true;
  response.status(503).type('text/html').send('<h1>503 Service Unavailable</h1>');
  return false;
}

/** Authorization keeps its kind and the last signs: enough to tell two tokens apart. */
function headersOf(request: Request): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'cookie') continue;
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    out[name] = name === 'authorization' ? text.replace(/^(\S+) .*(.{6})$/, '$1 …$2') : text;
  }
  return out;
}

/** Handlers leave here what they understood of a request; it goes into the log. */
export function noteDetail(response: Response, detail: Record<string, unknown>): void {
  response.locals['detail'] = {
    ...(response.locals['detail'] as Record<string, unknown> | undefined),
    ...detail,
  };
}

/** First handler of every endpoint that speaks LTI: writes the log and lets the ordered faults happen. */
export function wire(world: World, site: SiteName, endpoint: EndpointName): RequestHandler {
  return (request, response, next) => {
    const at = new Date().toISOString();
    const body: unknown = request.body;
    const text = Buffer.isBuffer(body) ? rawBody(request) : body === undefined ? '' : JSON.stringify(body);
    response.on('close', () => {
      world.note({
        at,
        site,
        endpoint,
        method: request.method,
        path: request.originalUrl,
        status: response.writableEnded || response.headersSent ? response.statusCode : 0,
        headers: headersOf(request),
        body: text,
        detail: (response.locals['detail'] as Record<string, unknown> | undefined) ?? {},
      });
    });
    const proceed = (goesOn: boolean): void => {
      if (!goesOn) return;
      const fault = takeFault(world, site, endpoint, request.method);
      if (!fault) return next();
      if (fault.when !== 'after') return void breakAnswer(response, fault, next).catch(next);
      spoilAnswer(response, fault);
      next();
    };
    void siteAnswers(world, site, response).then(proceed).catch(next);
  };
}
