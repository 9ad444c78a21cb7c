import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.ts';
import { deviceLabel, placeLabel } from './origin-labels.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

describe('the label of a device', () => {
  it.each([
    [CHROME, 'Chrome on Windows'],
    [SAFARI, 'Safari on iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['curl/8.11.0', 'curl'],
    ['ParleyBot/2.1 (+https://example.org)', 'ParleyBot'],
    ['node', 'node'],
    ['', 'Unknown device'],
    ['   ', 'Unknown device'],
    ['<script>alert(1)</script>', 'Unknown device'],
    ['💥', 'Unknown device'],
  ])('of %j is %s', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });

  it.each(['Mozilla/5.0', 'a'.repeat(400), '/'.repeat(400), 'a/1 (Windows NT 10.0) '.repeat(20)])(
    'of %j is something short',
    (userAgent) => {
      expect(deviceLabel(userAgent)).toMatch(/^[\w .-]{1,120}$/);
    },
  );
});

describe('the label of a place', () => {
  it.each([
    ['203.0.113.7', 'DE', 'Germany · 203.0.113.7'],
    ['203.0.113.7', 'de', 'Germany · 203.0.113.7'],
    ['203.0.113.7', null, '203.0.113.7'],
    ['203.0.113.7', 'XX', '203.0.113.7'],
    ['203.0.113.7', 'T1', '203.0.113.7'],
    ['2001:db8::1', 'FR', 'France · 2001:db8::1'],
    ['10.1.2.3', 'DE', 'Local network · 10.1.2.3'],
    ['172.31.0.1', null, 'Local network · 172.31.0.1'],
    ['172.32.0.1', null, '172.32.0.1'],
    ['127.0.0.1', null, 'Local network · 127.0.0.1'],
    ['::1', null, 'Local network · ::1'],
    ['fd12::1', null, 'Local network · fd12::1'],
    ['fe80::1%eth0', null, 'Local network · fe80::1%eth0'],
    ['::ffff:192.168.0.9', null, 'Local network · 192.168.0.9'],
    ['::ffff:203.0.113.7', 'DE', 'Germany · 203.0.113.7'],
    ['', 'DE', 'Unknown place'],
    ['unix:', null, 'Unknown place'],
  ])('of %j in %j is %s', (ip, country, label) => {
    expect(placeLabel({ ip, country, userAgent: '' })).toBe(label);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('of %j is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
