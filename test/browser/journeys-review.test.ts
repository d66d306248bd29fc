import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { openCase, PHONE, selectWords, words } from './case-kit.ts';
import { browserKit, heading, type BrowserKit } from './kit.ts';

/** Two trainers and a learner, from a case that is handed in to its second version. Each test goes on where the one before ended. */
let kit: BrowserKit;
let pages: { ines: Page; ruth: Page; marcus: Page };

const NAME = 'Inés Calder';
const DESIGN = ['programme-design', 'recruitment-matching', 'training-support'];
const SAID = 'It is not only us.';
const WORDING = 'It is not only our college.';

const person = (name: string) => kit.enter({ site: 'moodle', person: name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const section = (page: Page, name: RegExp) => page.getByRole('region', { name });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

beforeAll(async () => {
  kit = await browserKit();
  const [ines, ruth, marcus] = await Promise.all([person('ines'), person('ruth'), person('marcus')]);
  await writeCase(ines);
  pages = {
    ines: await openCase(kit, ines, '/app/case', PHONE),
    ruth: await openCase(kit, ruth, '/app/reviews'),
    marcus: await openCase(kit, marcus, '/app'),
  };
});

/** The finished case of the course without the sections on the design, with one line more that there is something to say about. */
async function writeCase({ token }: Entered): Promise<void> {
  const { head, sections } = sampleCase();
  const put = async (path: string, value: unknown) => {
    const body = { write: hex(), revision: 0, value };
    expect((await kit.tool.call('PUT', `/api/business-case/${path}`, { token, body })).status).toBe(200);
  };
  await put('head', {
    ...head,
    taken: head.taken.filter((slug) => !DESIGN.includes(slug)),
    reasons: Object.fromEntries(DESIGN.map((slug) => [slug, 'The handbook has it.'])),
  });
  const more = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: SAID }] };
  for (const { slug, value } of sections.filter((one) => !DESIGN.includes(one.slug))) {
    const text = value.text && { ...value.text, content: [...value.text.content, more] };
    await put(`sections/${slug}`, slug === 'rationale' ? { ...value, text } : value);
  }
}

async function handIn(number: number): Promise<void> {
  const { ines } = pages;
  await button(ines, `Hand in version ${number}`).click();
  await ines.getByText(`Version ${number} was handed in`).waitFor();
  while (await kit.tool.rooms.work.handOverCases());
}

describe('a case that is handed in', () => {
  it('[C5] is one trainer’s who opens it; another reads whose it is, and asks for it', async () => {
    const { ruth, marcus } = pages;
    await handIn(1);
    await ruth.reload();
    await heading(ruth, 'One case waits for a review').waitFor();
    await button(ruth, `Open the case of ${NAME}`).click();
    await ruth.getByText(/^Yours since/).waitFor();
    await marcus.goto(`${kit.tool.origin}/app/reviews`);
    await marcus.getByText(/^Ruth Adeyemi has it since/).waitFor();
    await marcus.getByRole('link', { name: `Read the case of ${NAME}` }).click();
    await button(marcus, 'Ask for it').click();
    await marcus.getByText(/^You asked for it/).waitFor();
    expect(await marcus.getByRole('button', { name: 'Comment on this section' }).count()).toBe(0);
    await ruth.reload();
    await ruth.getByText('Marcus Hill would like to have this one.').waitFor();
  });

  it('[C5] [N17] [f7] is commented on at its words and its cells, by keyboard from a comment to the text and back', async () => {
    const { ruth } = pages;
    const rationale = section(ruth, /^3 Rationale/);
    await selectWords(ruth, SAID);
    await button(ruth, 'Comment on these words').click();
    await ruth.getByRole('textbox', { name: 'Comment', exact: true }).fill('Whom do you mean?');
    await button(ruth, 'Suggest other words for these').click();
    await ruth.getByRole('textbox', { name: 'Suggested wording' }).fill(WORDING);
    await button(ruth, 'Done').click();

    const costs = section(ruth, /^13 Costs/);
    await costs.getByRole('button', { name: 'Comment on this section' }).click();
    const about = costs.getByLabel('What it is about');
    await about.selectOption(await about.locator('optgroup').last().locator('option').first().innerText());
    await costs.getByRole('textbox', { name: 'Comment', exact: true }).fill('Whose budget is this?');
    await costs.getByText('Sentences of the team').click();
    await button(ruth, 'Keep this comment for the team').click();
    await costs.getByText('This comment is among them.').waitFor();
    await button(ruth, 'Done').click();
    await costs.locator('td mark, dd mark').waitFor();

    const link = rationale.getByRole('link', { name: 'Comment 1: Suggestion' });
    await link.focus();
    await link.press('Enter');
    expect(await focused(ruth)).toContain('Whom do you mean?');
    await rationale.getByRole('button', { name: 'Show in the text' }).press('Enter');
    // The numbers stand in one of three views, which is drawn first.
    await expect.poll(() => focused(ruth)).toBe(`1${SAID}`);
    await ruth.getByText('So far: 1 question and 1 suggestion.').waitFor();
  });

  it('[B11] [K12] is judged by what it has: a design that was left out is not, and what it weighs is shared out', async () => {
    const { ruth } = pages;
    const rubric = section(ruth, /criteria$/);
    await rubric.getByText(/^Not judged: its sections were left out/).waitFor();
    for (const secure of await rubric.getByRole('radio', { name: 'Secure' }).all()) await secure.check();
    await rubric.getByText(/^66\.7 of 100\. Ready\./).waitFor();
    await ruth.getByRole('radio', { name: 'Accepted with changes' }).check();
    await ruth
      .getByRole('textbox', { name: `To ${NAME}, in a few lines` })
      .fill('Two small things, then go.');
    await ruth.reload();
    await rubric.getByText(/^66\.7 of 100\. Ready\./).waitFor();
  });

  it('[C5] is answered all at once: before the release its learner sees that it is read, and nothing else', async () => {
    const { ines, ruth } = pages;
    await ines.reload();
    await ines.getByText(/^Version 1, handed in .*, is being read\.$/).waitFor();
    expect(await ines.locator('main').innerText()).not.toMatch(/Ruth|Two small things|Accepted/);
    await ines.goto(`${kit.tool.origin}/app/case/feedback`);
    await heading(ines, 'There is no feedback yet').waitFor();
    await button(ruth, 'Release all of it together').click();
    await ruth.getByRole('dialog').getByText('The gradebook gets 66.7 of 100').waitFor();
    await button(ruth, 'Release it').click();
    await ruth.getByText(/^Ruth Adeyemi released this|^You released this/).waitFor();
    while (await kit.tool.rooms.work.tellReleases());
    await ines.reload();
    await heading(ines, 'Feedback on version 1').waitFor();
    await ines.getByText('Two small things, then go.').waitFor();
    await ines.getByText('Whose budget is this?').first().waitFor();
  });

  it('[C5] [B9] is worked on with each point answered: other words taken by a press, a no with its reason', async () => {
    const { ines } = pages;
    const answers = ines.getByRole('region', { name: '2 points to answer before the next version' });
    const [one, two] = [answers.getByRole('article').nth(0), answers.getByRole('article').nth(1)];
    await one.getByRole('radio', { name: 'Changed' }).check();
    await two.getByRole('radio', { name: 'Kept as it is' }).check();
    await two.getByRole('textbox', { name: 'In a line or two' }).fill('Finance has signed for it.');
    await two.getByText(/^Saved/).waitFor();
    await ines.goto(`${kit.tool.origin}/app/case/rationale`);
    await button(ines, 'Take this wording').click();
    await ines.getByText('This stands in your text.').waitFor();
    expect(await words(ines)).toContain(WORDING);
    expect(await words(ines)).not.toContain(SAID);
    await ines.locator('.case-box .save-line.saved').first().waitFor();
    await ines.goto(`${kit.tool.origin}/app/case`);
    await handIn(2);
  });

  it('[C5] comes back with what changed first, and with what was said of it before beside the changed text', async () => {
    const { ruth } = pages;
    await ruth.goto(`${kit.tool.origin}/app/reviews`);
    await button(ruth, `Open the case of ${NAME}`).click();
    const log = section(ruth, new RegExp(`^What ${NAME} says of 2 points`));
    await log.getByText('1 changed and 1 kept').waitFor();
    await log.getByText('Finance has signed for it.').waitFor();
    const rationale = section(ruth, /^3 Rationale/);
    await rationale.locator('ins', { hasText: 'our college' }).waitFor();
    await rationale.getByText('Whom do you mean?').waitFor();
    await rationale.getByText('These words are not in this version any more.').waitFor();
    expect(await section(ruth, /^2 /).count()).toBe(0);
    await rationale.getByRole('button', { name: 'Comment on this section' }).click();
    await rationale.getByText('Sentences of the team').click();
    await rationale.getByRole('searchbox', { name: 'Find a sentence' }).fill('budget');
    await button(ruth, /^Put it in.*Whose budget/).click();
    await ruth.keyboard.type(' Say so.');
    await button(ruth, 'Done').click();
    await rationale.getByText('Whose budget is this? Say so.').waitFor();
  });

  it('[C5] what was released is hidden again when it is taken back', async () => {
    const { ines, ruth } = pages;
    await ruth.goto(`${kit.tool.origin}/app/reviews?show=released`);
    await ruth.getByRole('link', { name: `Read the case of ${NAME}` }).click();
    await button(ruth, 'Take it back').click();
    await ruth.getByText(/^A newer version came before/).waitFor();
    await ines.goto(`${kit.tool.origin}/app/case/feedback`);
    await heading(ines, 'There is no feedback yet').waitFor();
  });
});
