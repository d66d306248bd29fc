import { call } from '../../core/api.ts';
import { query, refreshAll } from '../../core/data.ts';
import { flushAll } from '../../core/writing.ts';
import { businessCase } from './case.state.ts';

/** What was kept of the case, the newest first. */
export const keptVersions = () =>
  query('business-case/versions', () => call('GET /api/business-case/versions', { query: {} }));

/**
 * Hands in what stands. `write` is the same for as long as somebody presses for the same version: an answer that was lost
 * makes no second one. `unsent`: something written here has not arrived, and so nothing was handed in. Rejects where
 * another device has changed what this page does not show; the page shows it then.
 */
export async function handIn(write: string): Promise<'done' | 'unsent'> {
  if (!(await flushAll())) return 'unsent';
  const opened = businessCase().data.peek();
  if (!opened) return 'unsent';
  const seen = Object.fromEntries(opened.sections.map(({ slug, revision }) => [slug, revision]));
  const { revision } = opened.head;
  const body = { write, seen: revision > 0 ? { ...seen, head: revision } : seen };
  try {
    await call('POST /api/business-case/submit', { body });
  } finally {
    refreshAll();
    void businessCase().refresh();
  }
  await keptVersions().refresh();
  return 'done';
}
