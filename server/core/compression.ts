import compression from 'compression';
import type { RequestHandler, Response } from 'express';

/**
 * An answer that holds a secret beside something a stranger chose gives the secret away by its packed length (BREACH):
 * the messages of LTI carry states and tokens together with the parameters of whoever sent the browser there. In the
 * API strangers choose nothing: its requests carry a token that no foreign page can add.
 */
const holdsSecrets = (path: string): boolean => path.startsWith('/lti/');

/**
 * The page after a launch may be packed all the same: it repeats nothing of its request, and its token is new each time.
 * Other answers to these addresses are not: a launch that must be continued prints its ticket beside what was posted.
 */
const SHELLS: ReadonlySet<string> = new Set(['/lti/launch', '/lti/launch/continue']);

export function allowPacking(res: Response): void {
  res.locals['packed'] = true;
}

const pack: RequestHandler = compression();
const packShell: RequestHandler = compression({
  filter: (req, res) => (res as Response).locals['packed'] === true && compression.filter(req, res),
});

/** Packs answers of the API and pages while they are sent. Files of the client lie packed on the disk already. */
export const compressed: RequestHandler = (req, res, next) => {
  if (!holdsSecrets(req.path)) pack(req, res, next);
  else if (SHELLS.has(req.path)) packShell(req, res, next);
  else next();
};
