export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;
export type Tone = (typeof TONES)[number];

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
/** A person or a hand, with the request to draw it in colours where there is one. */
const TAKES_TONE = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;
const HANDSHAKE_BETWEEN = '\u200D🤝\u200D';

/** The emoji in a skin tone, where it has one. */
export function withTone(emoji: string, tone: Tone): string {
  if (tone === '') return emoji;
  const [first = '', ...others] = emoji.split(HANDSHAKE_BETWEEN);
  const toned = [first, ...others]
    .map((part) => part.replace(TAKES_TONE, `$1${tone}`))
    .join(HANDSHAKE_BETWEEN);
  return toned !== emoji && ONE_EMOJI.test(toned) ? toned : emoji;
}
