import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../server/core/html.ts';
import { readConfig } from '../../../server/core/config.ts';
import { createMail, MailError } from '../../../server/core/mail.ts';
import { read, startMailServer, type MailServer } from '../../setup/mail-server.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});

const MAIL_FROM = 'Re-entry <re-entry@example.org>';
const letter = {
  to: 'somebody@example.org',
  lang: 'es' as const,
  subject: '¿Se llevó a cabo esta reunión?',
  text: 'Aquí está el enlace: https://tool.example/c/x',
  html: html`<p>${'Aquí está el enlace'}</p>`,
};

describe('a mail', () => {
  it('arrives as plain text and as a page, in its language, said to be sent by a program', async () => {
    await createMail({ SMTP_URL: server.url, MAIL_FROM }).send(letter);
    const last = server.letters.at(-1);
    expect(last).toMatchObject({ from: 're-entry@example.org', to: ['somebody@example.org'] });
    const { headers, body } = read(last?.raw ?? '');
    expect(headers).toEqual(
      expect.arrayContaining([
        'From: "Re-entry" <re-entry@example.org>',
        'To: somebody@example.org',
        'Content-Language: es',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(headers.find((one) => one.startsWith('Subject: '))).toContain('=?UTF-8?');
    expect(body).toContain('Content-Type: text/plain');
    expect(body).toContain('https://tool.example/c/x');
    expect(body).toContain('<html lang="es">');
  });

  it('keeps a line break in a name, a subject or an address from becoming a header or another recipient', async () => {
    const mail = createMail({ SMTP_URL: server.url, MAIL_FROM });
    await mail.send({ ...letter, subject: 'Inés\r\nBcc: many@example.org\r\n\r\n<script>' });
    const { headers, body } = read(server.letters.at(-1)?.raw ?? '');
    expect(server.letters.at(-1)?.to).toEqual(['somebody@example.org']);
    expect(headers.filter((one) => /^bcc:/i.test(one))).toEqual([]);
    expect(body).not.toMatch(/^Bcc:/m);
    const before = server.letters.length;
    for (const to of ['a@example.org, b@example.org', 'a@example.org\r\nRCPT TO:<b@example.org>'])
      await mail.send({ ...letter, to }).catch(() => undefined);
    const reached = server.letters.slice(before).flatMap((one) => one.to);
    expect(reached).not.toContain('b@example.org');
  });

  it('that a server talks about for ever ends all the same', async () => {
    const talker = createServer((socket) => {
      const talking = setInterval(() => socket.write('220-one moment\r\n'), 20);
      socket.on('error', () => undefined).on('close', () => clearInterval(talking));
    });
    await once(talker.listen(0, '127.0.0.1'), 'listening');
    const { port } = talker.address() as AddressInfo;
    const mail = createMail({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM }, 200);
    await expect(mail.send(letter)).rejects.toThrow(MailError);
    talker.close();
  });

  it('that a server refuses for good is told apart when it is the recipient that is not there', async () => {
    const mail = createMail({ SMTP_URL: server.url, MAIL_FROM });
    const permanent = () => mail.send(letter).catch((error: unknown) => (error as MailError).permanent);
    server.refuseRecipients('5.1.1 no such mailbox');
    expect(await permanent()).toBe(true);
    server.refuseRecipients('5.7.1 relaying denied');
    expect(await permanent()).toBe(false);
    server.refuseRecipients(undefined);
    server.refuse('no more today');
    expect(await permanent()).toBe(false);
    server.refuse(undefined);
  });

  it('that a server refuses, or that finds no server, is told as one error that carries no address', async () => {
    server.refuse('mailbox full of somebody@example.org');
    const refused = createMail({ SMTP_URL: server.url, MAIL_FROM }).send(letter);
    await expect(refused).rejects.toThrow(MailError);
    await expect(refused).rejects.toThrow(/^the letter was not taken$/);
    server.refuse(undefined);
    const nowhere = createMail({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM });
    await expect(nowhere.send(letter)).rejects.toThrow(MailError);
    const off = createMail({ SMTP_URL: undefined, MAIL_FROM: undefined });
    expect(off.configured).toBe(false);
    await expect(off.send(letter)).rejects.toThrow(MailError);
  });
});

describe('the settings of mail', () => {
  const RIGHT = {
    PUBLIC_URL: 'https://re-entry.example',
    SECRET: 'test-only: 0123456789 abcdefghijklm',
    MONGODB_URI: 'mongodb://db/x',
  };

  it('may be missing altogether; a server without a sender, or an address that is none, is refused at the start', () => {
    expect(readConfig(RIGHT)).toMatchObject({ SMTP_URL: undefined, MAIL_FROM: undefined });
    expect(readConfig({ ...RIGHT, SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM })).toMatchObject({
      MAIL_FROM,
    });
    expect(() => readConfig({ ...RIGHT, SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM is missing');
    expect(() => readConfig({ ...RIGHT, SMTP_URL: 'https://mail.example', MAIL_FROM })).toThrow('SMTP_URL');
  });
});
