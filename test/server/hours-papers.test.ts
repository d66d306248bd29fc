import { beforeAll, describe, expect, it } from 'vitest';
import { unzipTexts } from '../setup/unzip.ts';
import { commandsOf } from './counting.ts';
import { writing } from './forms-kit.ts';
import { hex } from '../setup/hex.ts';
import { agreement, relationshipKit, type RelationshipKit, type Learner } from './relationship-kit.ts';

let kit: RelationshipKit;
beforeAll(async () => {
  kit = await relationshipKit();
});

interface Opened {
  form: { fields: { key: string }[]; known: Record<string, unknown> };
  answer: { state: string; revision: number; values: Record<string, unknown> };
  starts: Record<string, unknown>;
  sources: Record<string, { key: string; label: { en: string } }[]>;
}

const open = async (who: Learner, path: string) => {
  const { status, body } = await kit.forms('GET', path, who);
  expect(status).toBe(200);
  return body as unknown as Opened;
};

describe('an agreement with somebody mentored', () => {
  it('[S2.21] [S2.22] [S4.25] has every clause, asks none that the log knows, and is finished by the mentor’s signature', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'M7', sessionsPlanned: 5 });
    const path = `/mentoring-agreement/plain/${id}`;
    const { form, starts } = await open(who, path);
    expect(form.known).toEqual({
      mentee_label: 'M7',
      relationship_at_work: 'no-shared-line',
      power_reason: null,
      format: 'one-to-one',
      sessions_planned: 5,
      mentee_signed: null,
    });
    expect(starts).toEqual({});
    expect(form.fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'purpose',
        'objectives',
        'off_limits',
        'contact_plan',
        'cancel_rule',
        'confidential',
        'limits_said',
        'records',
        'feedback_to_programme',
        'ending_clause',
      ]),
    );
    const { status, body } = await kit.agree(who, id);
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'finished', problems: [] } });
    const { answer } = await open(who, path);
    expect(Object.keys(answer.values)).not.toContain('mentee_label');
  });

  it('cannot be finished without its objectives, and is kept as a draft all the same', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const { objectives: _none, ...rest } = agreement();
    const saved = await kit.forms(
      'PUT',
      `/mentoring-agreement/plain/${id}`,
      who,
      writing(rest, { finish: true }),
    );
    expect(saved.body).toMatchObject({
      state: 'draft',
      problems: [{ field: 'objectives', code: 'required' }],
    });
  });

  it('is nobody’s where the relationship is nobody’s, or somebody else’s', async () => {
    const who = await kit.learner();
    const other = await kit.learner();
    const id = await kit.relationship(other);
    await kit.relationship(who);
    for (const subject of [id, hex()]) {
      const path = `/mentoring-agreement/plain/${subject}`;
      expect((await kit.forms('GET', path, who)).status).toBe(404);
      expect((await kit.forms('PUT', path, who, writing({ purpose: 'x' }))).status).toBe(404);
    }
  });

  it('is printed with what the log knows, and blank by its name alone', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'QX4' });
    await kit.agree(who, id, ['Ask for the post']);
    const texts = async (path: string) => {
      const answer = await fetch(`${kit.tool.origin}/api/forms/mentoring-agreement/plain/${path}`, {
        headers: { authorization: `Bearer ${who.token}` },
      });
      expect(answer.status).toBe(200);
      return unzipTexts(Buffer.from(await answer.arrayBuffer())).get('word/document.xml') ?? '';
    };
    const answered = await texts(`${id}/docx?lang=en&blank=false`);
    for (const said of ['QX4', 'No management line in common', 'Ask for the post'])
      expect(answered).toContain(said);
    expect(await texts('own/docx?lang=en&blank=true')).not.toContain('QX4');
  });

  it('costs a draft no more commands than any other form, once it is open', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const path = `/mentoring-agreement/plain/${id}`;
    await open(who, path);
    const first = await kit.forms('PUT', path, who, writing({ purpose: 'a' }));
    const more = writing({ purpose: 'ab' }, { revision: first.body['revision'] });
    const commands = await commandsOf(kit.tool, () => kit.forms('PUT', path, who, more));
    expect(commands).toEqual(['find', 'update']);
  });
});

describe('the record of a meeting', () => {
  it('has the entry as its subject: day, channel and label are shown and asked by nobody', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'M3' });
    await kit.agree(who, id, ['Speak first', 'Lead a meeting']);
    const entry = await kit.session(who, id, 2, {
      startedAt: new Date('2026-03-03T10:00:00Z'),
      channel: 'video',
    });
    const path = `/progress-record/plain/${entry}`;
    const { form, sources } = await open(who, path);
    expect(form.known).toEqual({
      relationship: 'M3',
      held_on: '2026-03-03',
      channel: 'video',
      hours_entry: null,
    });
    expect(sources['agreement-objectives']?.map(({ label }) => label.en)).toEqual([
      'Speak first',
      'Lead a meeting',
    ]);
    const values = { topics: 'Meetings', conclusions: 'None yet', objective_links: ['o2'], channel: 'phone' };
    const saved = await kit.forms('PUT', path, who, writing(values, { finish: true }));
    expect(saved.body).toMatchObject({ state: 'finished', problems: [] });
    expect((await open(who, path)).answer.values).toEqual({
      topics: 'Meetings',
      conclusions: 'None yet',
      objective_links: ['o2'],
    });
  });
});

describe('the log of a mentor', () => {
  it('points at relationships by label, and is written without one too', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'M5' });
    const { sources } = await open(who, `/mentor-log/plain/${hex()}`);
    expect(sources['relationships']).toEqual([{ key: id, label: { en: 'M5', es: 'M5' } }]);
  });

  it('of a mentee stays on the device', async () => {
    const who = await kit.learner();
    const saved = await kit.forms('PUT', `/mentee-log/plain/${hex()}`, who, writing({ key_learning: 'x' }));
    expect(saved).toMatchObject({ status: 409, body: { error: { code: 'kept-on-device' } } });
  });
});
