import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { atEnd } from './at-end.ts';

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** What arrived, as it came over the wire. */
  letters: { from: string; to: string[]; raw: string }[];
  /** From now on every letter is refused by this sentence, when it has arrived; undefined: taken. */
  refuse(sentence: string | undefined): void;
  /** The same of every recipient, by the words after the 550. */
  refuseRecipients(sentence: string | undefined): void;
}

/** A mail server that takes letters and keeps them, for the rest of the file. */
export async function startMailServer(): Promise<MailServer> {
  const letters: MailServer['letters'] = [];
  let refusal: string | undefined;
  let unknown: string | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(unknown === undefined ? null : Object.assign(new Error(unknown), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => (raw += part));
      stream.on('end', () => {
        if (refusal !== undefined) return done(new Error(refusal));
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? '' : (mailFrom?.address ?? ''),
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  atEnd(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (sentence) => void (refusal = sentence),
    refuseRecipients: (sentence) => void (unknown = sentence),
  };
}

/** Headers of a letter, unfolded, and its text with the wire's coding taken off. */
export function read(raw: string): { headers: string[]; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const body = raw
    .slice(at)
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (coded) => Buffer.from(coded.replaceAll('=', ''), 'hex').toString('utf8'));
  return { headers: headers.split('\r\n'), body };
}
