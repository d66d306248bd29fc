import type { ClientConfig } from '../../server/core/page.ts';

/**
 * Reads what the server printed into the shell, and takes it out of the document, so that nothing that later reads the page
 * (an extension, a saved copy) finds the session's token there.
 */
export function readConfig(): ClientConfig {
  const element = document.getElementById('client-config');
  const text = element?.textContent ?? '';
  element?.remove();
  try {
    return JSON.parse(text) as ClientConfig;
  } catch {
    return { lang: document.documentElement.lang === 'es' ? 'es' : 'en' };
  }
}
