import { signal } from '@preact/signals';
import type { ClientConfig } from '../../server/core/page.ts';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { ApiError } from './api-error.ts';
import { type Answer, call, useToken } from './api.ts';
import { askOpener } from './full-page.ts';
import { needWords, useLanguage } from './i18n.ts';
import { forgetAll } from './load.ts';

export type Me = Answer<'GET /api/me'>;

/** The launched person; undefined while there is no session. */
export const me = signal<Me | undefined>(undefined);
/** Why there is no session: `session-missing` asks to reopen from the course, anything else offers another try. */
export const closedBecause = signal<ApiError | undefined>(undefined);

const NAME = 're-entry.token';

/**
 * Gets a session, in this order: the one that came with a launch's page, the token this tab has kept (a reload), the window
 * that opened this one ("open full page"). Never rejects; `me` or `closedBecause` is set afterwards, and the words are there.
 */
export async function openSession(config: ClientConfig): Promise<void> {
  closedBecause.value = undefined;
  try {
    me.value = takeLaunched(config) ?? (await resume());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    closedBecause.value = error;
  }
  await useLanguage(me.value?.lang ?? config.lang);
  await needWords('core');
}

/** Taken once: whoever tries again later asks the server whether the session still stands. */
function takeLaunched(config: ClientConfig): Me | undefined {
  const { token, landing } = config;
  const person = config.me as Me | undefined;
  delete config.token;
  delete config.me;
  if (!token || !person) return undefined;
  keep(token);
  // The launch's own address is for one use: a reload of it would be an old launch.
  history.replaceState(null, '', inApp(landing));
  return person;
}

async function resume(): Promise<Me> {
  const token = kept() ?? (await askOpener());
  if (!token) throw new ApiError(401, 'session-missing');
  keep(token);
  return call('GET /api/me');
}

/** Landings come from the server, but an address outside /app is never followed. */
function inApp(landing: string | undefined): string {
  return landing?.startsWith('/app') ? landing : '/app';
}

function keep(token: string): void {
  useToken(token);
  try {
    sessionStorage.setItem(NAME, token);
  } catch {
    // Storage refused: the session lives as long as this page.
  }
}

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Changes the language for this person, here and at the next launch. Rejects with ApiError; then nothing changed. */
export async function chooseLanguage(next: Lang): Promise<void> {
  const answer = await call('PUT /api/me/language', { body: { lang: next } });
  forgetAll();
  await useLanguage(answer.lang);
  if (me.value) me.value = { ...me.value, lang: answer.lang };
}
