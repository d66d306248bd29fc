import { type Answer, call } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';

export type Picker = Answer<'GET /api/picker'>;
export type Item = Picker['items'][number];

export function picker(): Data<Picker> {
  return query('picker', () => call('GET /api/picker'));
}

/** A platform that has not replaced the page by then has answered without one, or its answer went wrong. */
const TAKEN_MS = 8_000;

/**
 * Set in the address of the page that gave its choice away. A platform may answer with a page of its own that shows nothing
 * (Moodle's posts itself again, and what comes then may be empty): whoever steps back from it comes here, and is told.
 */
const GIVEN = '#given';
export const gaveBefore = (): boolean => location.hash === GIVEN;

/**
 * Has the choice signed and gives it back to the platform: a form posted in this same frame, because the platform's
 * return page must replace ours there. Resolves only when the page is still here after a while: until then the buttons are
 * busy, so that nothing is sent twice. No keys is the specification's way of saying "nothing chosen".
 */
export async function giveBack(keys: string[]): Promise<void> {
  const { action, jwt } = await call('POST /api/picker', { body: { keys } });
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'JWT';
  field.value = jwt;
  form.append(field);
  document.body.append(form);
  history.replaceState(history.state, '', keys.length > 0 ? GIVEN : location.pathname);
  form.submit();
  await new Promise((resolve) => void setTimeout(resolve, TAKEN_MS));
}
