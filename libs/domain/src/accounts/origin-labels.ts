import { BlockList, isIP } from 'node:net';
import { LIMITS } from '@parley/contracts';
import Bowser from 'bowser';
import { type Origin } from './principal.ts';

const privateNetworks = new BlockList();
for (const [network, prefix, family] of [
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const) {
  privateNetworks.addSubnet(network, prefix, family);
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What a person recognises a device by: `Firefox on Linux`, or the name that a program gives itself. */
export function deviceLabel(userAgent: string): string {
  if (userAgent === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent);
  const program = nameIn(browser.name || userAgent);
  if (program === '') return 'Unknown device';
  return (browser.name && os.name ? `${program} on ${os.name}` : program).slice(0, LIMITS.device);
}

/** Programs write about themselves what they like; a name it is as long as it looks like one. */
function nameIn(text: string): string {
  return /^[\w .-]{1,60}/.exec(text)?.[0].trim() ?? '';
}

export function placeLabel({ ip: address, country }: Origin): string {
  const ip = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(ip);
  if (family === 0) return 'Unknown place';
  if (privateNetworks.check(ip, family === 6 ? 'ipv6' : 'ipv4')) return `Local network · ${ip}`;
  const name = country && /^[A-Za-z]{2}$/.test(country) ? countryNames.of(country.toUpperCase()) : undefined;
  return (name ? `${name} · ${ip}` : ip).slice(0, LIMITS.place);
}
