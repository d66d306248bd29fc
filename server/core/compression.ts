import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * An answer that holds a secret beside something a stranger chose gives the secret away by its packed length (BREACH):
 * the messages of LTI carry states and tokens together with the parameters of whoever sent the browser there. In the
 * API strangers choose nothing: its requests carry a token that no foreign page can add.
 */
const holdsSecrets = (path: string): boolean => path.startsWith('/lti/');

const pack: RequestHandler = compression();

/** Packs answers of the API and pages while they are sent. Files of the client lie packed on the disk already. */
export const compressed: RequestHandler = (req, res, next) =>
  holdsSecrets(req.path) ? next() : pack(req, res, next);
