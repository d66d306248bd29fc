import { effect, signal } from '@preact/signals';
import type { ClientConfig } from '../../server/core/page.ts';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { ApiError } from './api-error.ts';
import { answeredIn, type Answer, call, setToken } from './api.ts';
import { nextMoment, refreshAll } from './data.ts';
import { lang, needWords, speak, trainer } from './i18n.ts';

/** A room may ask whether the session is over; only its state asks the server. */
export { sessionOver } from './api.ts';

export type Me = Answer<'GET /api/me'>;

/** The launched person; undefined while there is no session. */
export const me = signal<Me | undefined>(undefined);
effect(() => {
  if (me.value?.run) trainer.value = { ...trainer.peek(), ...me.value.run.trainer };
});
/**
 * Why there is no session: `session-missing` asks to reopen from the course, `session-ended` says that the course's list
 * does not have the person any more, anything else offers another try.
 */
export const closedBecause = signal<ApiError | undefined>(undefined);

/** Whose things are kept on this device: never shown to anybody else who uses the same browser. */
export const owner = (): string => {
  const person = me.peek();
  return person ? `${person.tenant}/${person.run?.id ?? ''}/${person.id}` : '';
};

const NAME = 're-entry.token';

/**
 * Gets a session, in this order: the one that came with a launch's page, the token this tab has kept (a reload), the window
 * that opened this one ("open full page"). Never rejects; `me` or `closedBecause` is set afterwards, and the words are there.
 */
export async function openSession(config: ClientConfig): Promise<void> {
  closedBecause.value = undefined;
  let person = me.peek();
  try {
    person = takeLaunched(config) ?? (await resume());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    closedBecause.value = error;
  }
  await speak(person?.lang ?? config.lang);
  // From here on the first page is fetched, in the person's language, beside the words of the shell.
  me.value = person;
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
  const token = kept() ?? (await askOthers());
  if (!token) throw new ApiError(401, 'session-unknown');
  keep(token);
  return call('GET /api/me');
}

/** Its file does not come where there is no network, and then nothing else does. */
const askOthers = (): Promise<string | undefined> =>
  import('./ask-other-tabs.ts').then(
    ({ askOtherTabs }) => askOtherTabs(),
    () => undefined,
  );

/** Landings come from the server, but an address outside /app is never followed. */
function inApp(landing: string | undefined): string {
  return landing?.startsWith('/app') ? landing : '/app';
}

function keep(token: string): void {
  setToken(token);
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

/** Whether the document may be loaded anew: the server answers, and this tab will find its session again afterwards. */
export async function mayReload(): Promise<boolean> {
  if (kept() === undefined) return false;
  return call('GET /api/me').then(
    () => true,
    () => false,
  );
}

/** Changes the language for this person, here and at the next launch. Rejects with ApiError; then nothing changed. */
export async function chooseLanguage(next: Lang): Promise<void> {
  await changeOver((await call('PUT /api/me/language', { body: { lang: next } })).lang);
}

/** Questions of before this moment were asked in another language. */
let changedOver = 0;

async function changeOver(next: Lang): Promise<void> {
  changedOver = nextMoment();
  await speak(next);
  refreshAll();
  if (me.value) me.value = { ...me.value, lang: next };
}

/** The person chose another language in another tab: a page whose texts come in it must not keep its own. */
export function followLanguage(): void {
  effect(() => {
    const answered = answeredIn.value;
    if (!answered || !me.peek() || answered.moment < changedOver || answered.lang === lang.peek()) return;
    if (answered.lang === 'en' || answered.lang === 'es') void changeOver(answered.lang);
  });
}

/** The person is asked for again: something that the launch told of them or of their run has changed. */
export async function refreshMe(): Promise<void> {
  me.value = await call('GET /api/me');
}
