const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
/** They can make an address read backwards, or end in something that it does not end in. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export const withoutBidiControls = (text: string): string => text.replace(BIDI_CONTROLS, '');

/** The address that a link may lead to; null where it is none of the harmless kinds, or hides where it leads. */
export function safeHref(address: string): string | null {
  const named = /^www\./iu.test(address) ? `https://${address}` : address;
  const url = URL.parse(withoutBidiControls(named));
  if (!url || !PROTOCOLS.has(url.protocol)) return null;
  // "https://bank.example@evil.example" leads to the latter.
  if (url.username || url.password) return null;
  return url.href;
}

/** What a link says; a text that poses as another address than the one it leads to gives way to that. */
export function honestLabel(text: string, href: string): string {
  const label = withoutBidiControls(text);
  const posed = /^[\p{L}\p{N}.-]+\.\p{L}{2,}(?:[/:?#]|$)/u.test(label) ? `https://${label}` : label;
  const claimed = URL.parse(posed)?.host;
  return !claimed || claimed === URL.parse(href)?.host ? label : href;
}
