import { expect, it } from 'vitest';
import { addressOf } from '../../server/core/rate-limits.ts';

it('all addresses of one IPv6 network have one allowance, and so has an IPv4 address however it is written', () => {
  const of = (ip: string) => addressOf({ ip });
  expect(of('2001:db8:1:2::1')).toBe(of('2001:0db8:0001:0002:ffff:0:0:9'));
  expect(of('2001:db8::7')).toBe(of('2001:db8:0:0:1:2:3:4'));
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
  expect(of('fe80::1%eth0')).toBe(of('fe80::2'));
  expect(of('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(of('192.0.2.7')).not.toBe(of('192.0.2.8'));
});
