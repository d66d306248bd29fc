import { describe, expect, test } from 'vitest';
import { addressInAnswer } from '../../lti/answer-address.ts';
import { decodeEntities } from '../../lti/entities.ts';

describe('an address in an answer', () => {
  test.each([
    ['/c/members?page=1', 'https://lms.test/c/members', 'https://lms.test/c/members?page=1'],
    ['?page=2', 'https://lms.test/c/members?a=1', 'https://lms.test/c/members?page=2'],
    ['//lms.test/x', 'https://lms.test/c', 'https://lms.test/x'],
    ['https://lms.test/x', 'https://lms.test/c', 'https://lms.test/x'],
    ['http://lms.test/x', 'https://lms.test/c', 'https://lms.test/x'],
    ['http://lms.test/x', 'https://lms.test:8443/c', 'https://lms.test:8443/x'],
    ['http://lms.test:8443/x', 'https://lms.test:8443/c', 'https://lms.test:8443/x'],
    ['/x', 'http://localhost:8080/c', 'http://localhost:8080/x'],
  ])('%s from %s is %s', (named, answeredBy, whole) => {
    expect(addressInAnswer(named, answeredBy)).toBe(whole);
  });

  test.each([
    ['https://lms.test.evil/x', 'https://lms.test/c'],
    ['//evil.test/x', 'https://lms.test/c'],
    ['https://lms.test:444/x', 'https://lms.test/c'],
    ['http://lms.test:81/x', 'https://lms.test/c'],
    ['http://evil.test/x', 'https://lms.test/c'],
    ['https://lms.test/x', 'http://lms.test/c'],
    ['javascript:alert(1)', 'https://lms.test/c'],
    ['http://[', 'https://lms.test/c'],
  ])('%s from %s leads elsewhere', (named, answeredBy) => {
    expect(addressInAnswer(named, answeredBy)).toBeUndefined();
  });
});

describe('entities', () => {
  test.each([
    ['a &amp; b', 'a & b'],
    ['&amp;lt;', '&lt;'],
    ['&lt;b&gt; &quot;&#39;&#x2019;', '<b> "\'’'],
    ['R&D; &unknown; &#0; &#xD800; &#9999999;', 'R&D; &unknown; &#0; &#xD800; &#9999999;'],
  ])('%s were %s', (written, meant) => {
    expect(decodeEntities(written)).toBe(meant);
  });
});
