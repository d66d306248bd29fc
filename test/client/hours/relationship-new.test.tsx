import { beforeEach, describe, expect, it } from 'vitest';
import { newRelationshipPage } from '../../../client/rooms/hours/relationship-new.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { arrive, somebody, type LogServer } from './kit.tsx';

let server: LogServer;

beforeEach(async () => {
  server = await arrive();
});

const NewPage = newRelationshipPage.Component;
const FIRST = 'PUT /api/hours/relationships/ID';

async function opensNew() {
  await server.bring();
  return render(<NewPage params={{}} />);
}

describe('adding somebody to mentor', () => {
  it('offers the next free label, takes no name for one, and asks whether a line holds a name', async () => {
    server.log.relationships = [somebody({ label: 'M1', endedAt: '2026-03-01T10:00:00.000Z' })];
    const page = await opensNew();
    const label = (await page.findByLabelText('Label')) as HTMLInputElement;
    expect(label.value).toBe('M2');
    await page.user.clear(label);
    await page.user.type(label, 'Gareth');
    page.getByText(/^That looks like a name/);
    await page.user.click(page.getByRole('button', { name: 'Use M2' }));
    await page.user.type(page.getByLabelText('One line for yourself'), 'Works with Ann Hughes');
    page.getByText('“Ann Hughes”: that looks like a name. Use a label?');
    await page.user.click(page.getByLabelText('Same department'));
    await page.user.click(page.getByRole('button', { name: 'Add M2' }));
    await page.findByText('M2 is in your log.');
    expect(server.sent).toEqual([
      {
        key: FIRST,
        body: expect.objectContaining({ label: 'M2', connection: 'same-department', warned: [] }),
      },
    ]);
    expect(page.getByRole('link', { name: 'Write the agreement' }).getAttribute('href')).toMatch(
      /^\/app\/hours\/relationships\/[0-9a-f]{32}\/agreement$/,
    );
  });

  it('[S4.17] four sessions are planned where nobody chose a number', async () => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText('Same department'));
    await page.user.click(page.getByRole('button', { name: 'Add M1' }));
    await page.findByText('M1 is in your log.');
    expect(server.sent).toEqual([{ key: FIRST, body: expect.objectContaining({ sessionsPlanned: 4 }) }]);
  });

  it.each([
    ['I manage them', 'R1', /^You manage this person\. People say less/],
    ['They manage me', 'R2', /^There is a management line between you/],
    ['One management line, with a level between us', 'R2', /^There is a management line between you/],
    ['I assess or appraise them', 'R3', /^You judge this person's work/],
  ])('[N16] “%s” warns by %s, and needs a reason and a tick', async (answer, rule, words) => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText(answer));
    page.getByText(words);
    const add = page.getByRole('button', { name: 'Add M1' });
    await page.user.click(add);
    page.getByText('One or two sentences are enough, and they are needed here.');
    page.getByText('Tick it once you have read it.');
    expect(server.sent).toEqual([]);
    expect(await axeFaults()).toEqual([]);
    await page.user.type(page.getByLabelText(/^With power between you/), 'Nobody else knows the work.');
    await page.user.click(page.getByLabelText('I have read this'));
    await page.user.click(add);
    await page.findByText('M1 is in your log.');
    expect(server.sent[0]?.body).toMatchObject({
      warned: [rule],
      powerReason: 'Nobody else knows the work.',
    });
  });

  it('a tick is for the warning that was read: another answer asks again', async () => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText('I manage them'));
    await page.user.click(page.getByLabelText('I have read this'));
    await page.user.click(page.getByLabelText('I assess or appraise them'));
    expect((page.getByLabelText('I have read this') as HTMLInputElement).checked).toBe(false);
    await page.user.click(page.getByLabelText('Same team'));
    page.getByText('You share a team. Agree what stays out of team talk.');
    expect(page.queryByLabelText('I have read this')).toBeNull();
  });

  it.each([
    [5, /^That makes 6 people at once/, []],
    [6, /^That makes 7 people at once/, ['R8']],
  ])('beside %i others there is a word about it; the seventh is ticked', async (others, words, warned) => {
    server.log.relationships = Array.from({ length: others }, (_, at) => somebody({ label: `M${at + 1}` }));
    const page = await opensNew();
    await page.findByText(words);
    await page.user.click(page.getByLabelText('Same department'));
    const add = page.getByRole('button', { name: `Add M${others + 1}` });
    await page.user.click(add);
    if (warned.length > 0) {
      expect(server.sent).toEqual([]);
      await page.user.click(page.getByLabelText('I have read this'));
      await page.user.click(add);
    }
    await page.findByText(/is in your log\.$/);
    expect(server.sent[0]?.body['warned']).toEqual(warned);
  });

  it('[C8] says of every box who can read it', async () => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText('I manage them'));
    for (const box of page.place.querySelectorAll('input[type=text], textarea'))
      expect(box.closest('.field')?.querySelector('.seen-by')?.textContent, box.outerHTML).toBeTruthy();
  });
});
