import { describe, expect, it } from 'vitest';
import { againOf } from '../../server/rooms/business-case/feeds.rule.ts';

const day = (date: number) => new Date(Date.UTC(2026, 5, date));
const section = (slug: string, savedAt: Date, checkedAt: Date | null = null) => ({
  slug,
  savedAt,
  checkedAt,
});
const GRAPH = [
  { slug: 'need', feeds: ['aims', 'summary'] },
  { slug: 'aims', feeds: ['criteria', 'summary'] },
];

describe('[B2] a section to be looked at again', () => {
  it('is one that was written before what it grows from', () => {
    const again = againOf([section('need', day(3)), section('aims', day(2))], GRAPH);
    expect([...again]).toEqual([['aims', [{ from: 'need', changedAt: day(3) }]]]);
  });

  it('is not one without words, nor one that was written or looked at since', () => {
    expect(againOf([section('need', day(3))], GRAPH).size).toBe(0);
    expect(againOf([section('need', day(3)), section('aims', day(4))], GRAPH).size).toBe(0);
    expect(againOf([section('need', day(3)), section('aims', day(1), day(4))], GRAPH).size).toBe(0);
    expect(againOf([section('need', day(5)), section('aims', day(1), day(4))], GRAPH).size).toBe(1);
  });

  it('says all that changed, the last first, and nothing of what lies two edges up', () => {
    const all = [
      section('need', day(4)),
      section('aims', day(5)),
      section('summary', day(1)),
      section('criteria', day(4)),
    ];
    const again = againOf(all, GRAPH);
    expect(again.get('summary')?.map(({ from }) => from)).toEqual(['aims', 'need']);
    expect(again.get('criteria')?.map(({ from }) => from)).toEqual(['aims']);
  });
});
