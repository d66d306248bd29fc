import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseHead, ShownTemplate } from '../../server/rooms/business-case/case.types.ts';
import { lineCells, placeIn, type GuideLists } from '../../server/rooms/business-case/guide-list.rule.ts';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

let kit: ToolAndLms;
let who: Entered;
let guides: GuideLists;
let template: ShownTemplate;
beforeAll(async () => {
  kit = await toolAndLms();
  who = await enter('tom');
  ({ guides } = (await get(who, '/guide-lists')) as { guides: GuideLists });
  ({ template } = (await open(who)) as { template: ShownTemplate });
});

const CASE = '/api/business-case';
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const get = async ({ token }: Entered, path: string) =>
  (await kit.tool.call('GET', `${CASE}${path}`, { token })).body;
const open = (one: Entered) =>
  get(one, '') as Promise<{ head: { value: CaseHead }; template: ShownTemplate }>;
const saveHead = ({ token }: Entered, value: object, revision = 0) =>
  kit.tool.call('PUT', `${CASE}/head`, { token, body: { write: hex(), revision, value } });
const list = (key: string) => guides.lists.find((one) => one.key === key)!;
const counts = (key: string) => list(key).groups.map((group) => [group.key, group.entries.length]);
const listsOf = (slug: string) => template.sections.find((one) => one.slug === slug)?.lists;

describe('what the guides list themselves', () => {
  it('[S4.6] is fourteen benefits for mentees, twelve for mentors, twelve for partners, each line with its source', () => {
    expect(counts('benefits')).toEqual([
      ['mentees', 14],
      ['mentors', 12],
      ['partners', 12],
    ]);
    const [mentees] = list('benefits').groups;
    const place = placeIn(list('benefits'), 'costs-benefits')!;
    expect(lineCells(place, mentees!, mentees!.entries[0]!.text, 'es')).toEqual({
      kind: 'benefit',
      nature: 'unpriced',
      timing: 'recurring',
      label: 'Más confianza',
      source: 'Advice Skills Academy, guía (Liverpool, sin fecha): beneficios para mentees',
    });
  });

  it('[S2.2] is nine reasons for an employer, as claims of the rationale and as benefits', () => {
    expect(counts('business-reasons')).toEqual([['employer', 9]]);
    expect(list('business-reasons').places.map(({ section }) => section)).toEqual([
      'rationale',
      'costs-benefits',
    ]);
  });

  it('[S4.5] is four aims and four principles of design; where there is no column for it, the source stands behind the words', () => {
    expect([...counts('aims'), ...counts('principles')]).toEqual([
      ['four-aims', 4],
      ['four-principles', 4],
    ]);
    const [group] = list('aims').groups;
    expect(lineCells(placeIn(list('aims'), 'aims')!, group!, group!.entries[2]!.text, 'en')).toEqual({
      aim: 'Support for professional and personal development (Advice Skills Academy, guidance (Liverpool, undated): aims)',
    });
  });

  it('[S2.3] is barriers by stage: starting out, mid career, the glass ceiling', () => {
    expect(counts('stages').map(([key]) => key)).toEqual(['starting-out', 'mid-career', 'glass-ceiling']);
    expect(list('stages').whom).toBe(true);
  });

  it('is offered in the sections that it is about, and in no other', () => {
    expect(listsOf('aims')).toEqual(['benefits', 'aims', 'principles', 'stages']);
    expect(listsOf('rationale')).toEqual(['business-reasons', 'stages']);
    expect(listsOf('costs-benefits')).toEqual(['benefits', 'business-reasons']);
    expect(listsOf('risks')).toEqual([]);
  });

  it('has a Spanish of its own in every line', () => {
    const texts = guides.lists.flatMap(({ groups }) =>
      groups.flatMap(({ entries, source, title }) => [source, title, ...entries.map(({ text }) => text)]),
    );
    expect(texts.filter(({ en, es }) => en === es)).toEqual([]);
  });
});

describe('[S0.2] what a project is after', () => {
  it('is kept as choices of the five outcomes and as words of its own, and is there when the case is opened', async () => {
    expect(guides.goals.choices).toHaveLength(5);
    const value = {
      title: 'On Side',
      kind: 'create',
      currency: 'GBP',
      taken: [],
      reasons: {},
      goals: ['community', 'across'],
      groups: ['mid-career'],
      themes: ['people who leave', 'nights'],
    };
    expect((await saveHead(who, value)).status).toBe(200);
    expect((await open(who)).head.value).toEqual(value);
  });

  it('is no choice that nobody offers, and no endless word', async () => {
    const other = await enter('ines');
    const head = { title: '', kind: null, currency: '', taken: [], reasons: {} };
    for (const wrong of [{ goals: ['fame'] }, { groups: ['mentees'] }, { themes: ['x'.repeat(61)] }])
      expect((await saveHead(other, { ...head, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
  });

  it('is nothing yet in a case of before there were such choices', async () => {
    const other = await enter('farah');
    const { connection } = kit.tool.database;
    await saveHead(other, { title: 'Old', kind: 'improve', currency: '', taken: [], reasons: {} });
    await connection
      .collection('caseParts')
      .updateOne(
        { person: other.me.id },
        { $unset: { 'value.goals': 1, 'value.groups': 1, 'value.themes': 1 } },
      );
    expect((await open(other)).head.value).toMatchObject({ title: 'Old', goals: [], groups: [], themes: [] });
  });
});

it('[S1.6] a project is to create, to modify or to improve a programme; each says when, and brings its sections', () => {
  expect(template.kinds.map(({ key, adds }) => [key, adds.length])).toEqual([
    ['create', 4],
    ['modify', 3],
    ['improve', 2],
  ]);
});

it('[S2.17] co-ordination begins as nine days for nine months, the guide’s day a month for thirty pairs', () => {
  const sheet = template.sections
    .find(({ slug }) => slug === 'costs-benefits')
    ?.tables.find(({ key }) => key === 'lines')?.sheet;
  expect(sheet?.rows.find(({ key }) => key === 'guide-co-ordination')).toMatchObject({
    cells: {
      unit: { en: 'days' },
      source: { en: expect.stringMatching(/a day a month for 30 pairs over nine months/) },
    },
    counts: { column: 'quantity', amount: 9 },
  });
});

describe('[N5] what was chosen in the model chooser', () => {
  const PATH = '/api/portfolio/model-chooser';
  const chooser = {
    compared: [],
    own: [{ id: 'own-1', name: 'On Side', cells: {}, parents: 'CLEAR', left: 'a review', sign: 'two calls' }],
    criteria: [{ id: 'fit', name: 'Fit', weight: 5 }],
    options: [
      { id: 'a', name: 'On Side', scores: { fit: 4 }, verdict: 'It asks little' },
      { id: 'b', name: 'Circle', scores: {}, verdict: '' },
    ],
    chosen: 'a',
    reasons: 'Nobody is linked with their own line',
  };

  it('is answered to its author beside the case, with every option of the long list; nothing until then', async () => {
    const other = await enter('beatriz');
    expect(await get(other, '/chosen-model')).toEqual({ chosen: null });
    await kit.tool.call('PUT', PATH, {
      token: other.token,
      body: { write: hex(), revision: 0, value: chooser },
    });
    expect(await get(other, '/chosen-model')).toEqual({
      chosen: {
        name: 'On Side',
        own: { parents: 'CLEAR', left: 'a review', sign: 'two calls' },
        reasons: 'Nobody is linked with their own line',
        criteria: [{ name: 'Fit', weight: 5 }],
        options: [
          { name: 'On Side', verdict: 'It asks little', scores: [4] },
          { name: 'Circle', verdict: '', scores: [null] },
        ],
      },
    });
    expect(await get(who, '/chosen-model')).toEqual({ chosen: null });
  });
});
