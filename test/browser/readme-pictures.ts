import { join } from 'node:path';
import { type BrowserKit, heading, roadMap } from './kit.ts';

const client = join(import.meta.dirname, '../../client');
const FRAME = { viewport: { width: 1032, height: 860 } };

/** The two pictures of the README: what a learner and a trainer see inside the LMS's own page. */
export async function readmePictures(kit: BrowserKit): Promise<void> {
  const learner = await kit.open({ site: 'canvas', person: 'tom' }, FRAME);
  await roadMap(learner.tool).waitFor();
  await learner.page.screenshot({ path: join(client, 'readme-learner.png') });
  await learner.page.context().close();
  const trainer = await kit.open({ site: 'canvas', person: 'ruth' }, FRAME);
  await trainer.tool.getByRole('link', { name: 'Today', exact: true }).click();
  await heading(trainer.tool, /word$/).waitFor();
  await trainer.page.screenshot({ path: join(client, 'readme-trainer.png') });
  await trainer.page.context().close();
}
