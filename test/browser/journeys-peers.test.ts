import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { said } from '../server/case-versions-kit.ts';
import { openCase, PHONE, putHead, selectWords } from './case-kit.ts';
import { browserKit, heading, type BrowserKit } from './kit.ts';

/** Two learners: one asks, the other reads one section and comments. Each test goes on where the one before ended. */
let kit: BrowserKit;
let pages: { ines: Page; tom: Page };

const SAID = 'It is not only us.';
const WORDING = 'It is not only our college.';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

beforeAll(async () => {
  kit = await browserKit();
  const [ines, tom] = await Promise.all(
    ['ines', 'tom'].map((name) => kit.enter({ site: 'moodle', person: name })),
  );
  await putHead(kit.tool, ines!.token);
  const body = { write: hex(), revision: 0, value: said(`Two of every nine leave. ${SAID}`) };
  await kit.tool.call('PUT', '/api/business-case/sections/rationale', { token: ines!.token, body });
  pages = {
    ines: await openCase(kit, ines!, '/app/case/rationale'),
    tom: await openCase(kit, tom!, '/app', PHONE),
  };
});

describe('[f11] a section that a peer was asked to read', () => {
  it('is asked for beside it, waits on the peer’s road map, and is commented on at its words without a total', async () => {
    const { ines, tom } = pages;
    await ines.getByText('Ask peers to read this section').click();
    await ines.getByRole('checkbox', { name: 'Tom Brightwell' }).check();
    await ines.getByLabel('What you would like them to look at').fill('Would you believe it?');
    await button(ines, 'Ask one person').click();
    await ines.getByRole('link', { name: /^Tom Brightwell was asked/ }).waitFor();

    await tom.reload();
    const line = tom.getByRole('region', { name: 'Comments between peers' });
    await line.getByRole('link', { name: 'Rationale' }).click();
    await tom.getByText('Would you believe it?').waitFor();
    await selectWords(tom, SAID);
    await button(tom, 'Comment on these words').click();
    await tom.getByRole('textbox', { name: 'Comment', exact: true }).fill('Whom do you mean?');
    await button(tom, 'Suggest other words for these').click();
    await tom.getByRole('textbox', { name: 'Suggested wording' }).fill(WORDING);
    await button(tom, 'Done').click();
    await tom.getByRole('radio', { name: 'Secure' }).check();
    expect(await tom.locator('main').innerText()).not.toContain('of 100');
  });

  it('is nobody’s but the peer’s until it is sent, and is there when the page is loaded again', async () => {
    const { ines, tom } = pages;
    await tom.getByRole('textbox', { name: 'A few words to the author' }).fill('I wish that line were mine.');
    await tom
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await ines.getByRole('link', { name: /^Tom Brightwell was asked/ }).click();
    await heading(ines, 'Rationale').waitFor();
    expect(await ines.locator('main').innerText()).not.toMatch(/Whom do you mean|that line were mine/);
    await tom.reload();
    await tom.getByText('Whom do you mean?').waitFor();
    expect(await tom.getByRole('radio', { name: 'Secure' }).isChecked()).toBe(true);
    await button(tom, 'Send to Inés Calder').click();
    await tom.getByText(/^You sent Inés Calder your comments/).waitFor();
  });

  it('comes back to its author, who takes the wording with one press, answers, thanks and ends it', async () => {
    const { ines, tom } = pages;
    await ines.reload();
    await ines.getByText('I wish that line were mine.').waitFor();
    await button(ines, 'Take this wording').click();
    await ines.getByText('This stands in your text.').waitFor();
    await ines.getByRole('radio', { name: 'Changed' }).check();
    await ines.getByRole('textbox', { name: 'In a line or two' }).fill('The whole college.');
    await ines
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await button(ines, 'Thank Tom Brightwell').click();
    await ines.getByText('You have thanked Tom Brightwell.').waitFor();
    await ines.getByRole('link', { name: 'Go to this section in your case' }).click();
    await ines.locator('.ProseMirror').getByText(WORDING).waitFor();
    await ines.goBack();
    await button(ines, 'End it').click();
    await ines.getByText('Ended with Tom Brightwell.').waitFor();

    await tom.reload();
    await tom.getByText('Inés Calder thanks you.').waitFor();
    expect(await tom.locator('main').innerText()).toContain('The whole college.');
    expect(await tom.locator('main').innerText()).not.toContain('Two of every nine leave');
  });
});
