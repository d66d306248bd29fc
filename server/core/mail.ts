import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import type { Lang } from './endpoint.contract.ts';
import { html, type Html } from './html.ts';

export interface Letter {
  to: string;
  lang: Lang;
  subject: string;
  /** The same in both: many programs show the plain one. */
  text: string;
  html: Html;
  /** Beside those that every letter has, such as `List-Unsubscribe`. */
  headers?: Readonly<Record<string, string>>;
}

/** Mail to people outside. Nothing in the product may depend on it: where no server is set, people copy a link instead. */
export interface Mail {
  configured: boolean;
  /** Rejects with MailError when the mail server did not take it, after ten seconds at most. */
  send(letter: Letter): Promise<void>;
}

export class MailError extends Error {
  override readonly name = 'MailError';
  /** The server has said for good that there is no such recipient. */
  readonly permanent: boolean;

  constructor(message: string, { cause }: { cause?: unknown } = {}) {
    super(message, { cause });
    this.permanent = isRecipientRefused(cause);
  }
}

/** Of a connection, a greeting, a silence. */
const PATIENCE_MS = 5_000;
/** A person waits for the answer, and requests end after fifteen seconds (core/deadline.ts). A server may say one word a second. */
const ALL_MS = 10_000;

/**
 * One connection a letter: they are few, and a pool would hold sockets open at the end of the process. The library may not
 * read files or addresses, whatever stands in a letter; it folds and encodes headers, so a line break in a name stays text.
 */
export function createMail(
  { SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>,
  allMs = ALL_MS,
): Mail {
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    return { configured: false, send: () => Promise.reject(new MailError('no mail server is set')) };
  const server = new URL(SMTP_URL);
  const transport = createTransport({
    url: server.href,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    configured: true,
    async send({ to, lang, subject, text, html: body, headers = {} }) {
      try {
        const sent = await transport.sendMail({
          from: MAIL_FROM,
          // As an object it is one address: a comma in it does not make two.
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html: page(lang, body),
          signal: AbortSignal.timeout(allMs),
          headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', ...headers },
        });
        if (sent.rejected.length > 0) throw new Error('the mail server took no recipient');
      } catch (cause) {
        throw new MailError('the letter was not taken', { cause });
      }
    },
  };
}

/** RFC 3463: 5.7 is policy, such as a sender that may not write to anybody from here, and says nothing of the recipient. */
function isRecipientRefused(cause: unknown): boolean {
  const { command, response } = (cause ?? {}) as { command?: unknown; response?: unknown };
  return command === 'RCPT TO' && typeof response === 'string' && /^5\d\d(?![ -]5\.7\.)/.test(response);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const page = (lang: Lang, body: Html): string =>
  html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body>${body}</body></html>`
    .markup;
