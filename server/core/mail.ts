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
}

/** A person waits for the answer, and requests end after fifteen seconds (core/deadline.ts). */
const PATIENCE_MS = 5_000;

/**
 * One connection a letter: they are few, and a pool would hold sockets open at the end of the process. The library may not
 * read files or addresses, whatever stands in a letter; it folds and encodes headers, so a line break in a name stays text.
 */
export function createMail({ SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>): Mail {
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
          headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', ...headers },
        });
        if (sent.rejected.length > 0) throw new Error('the mail server took no recipient');
      } catch (cause) {
        throw new MailError('the letter was not taken', { cause });
      }
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const page = (lang: Lang, body: Html): string =>
  html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body>${body}</body></html>`
    .markup;
