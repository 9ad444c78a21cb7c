/** Made-up people for looking around and for development; their numbers are of the range kept for fiction. */
export const DEMO_PASSWORD = 'parley-demo';

export interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  readonly about: string;
  readonly locale: string;
  readonly phone: string;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('amara.okafor', 'Amara Okafor', 'Bridge engineer. Ask me about cables.', 'en', 10),
  person('bruno.keller', 'Bruno Keller', 'Bäcker, Frühaufsteher, Langschläfer am Montag.', 'de', 11),
  person('chiyo.tanaka', 'Chiyo Tanaka', '写真と山登り。', 'ja', 12),
  person('diego.ramos', 'Diego Ramos', 'Radio a medianoche, café al amanecer.', 'es', 13),
  person('elif.yildiz', 'Elif Yıldız', 'Marine biologist on dry land.', 'en', 14),
  person('farah.haddad', 'Farah Haddad', 'خطاطة ومحبة للكتب القديمة.', 'ar', 15),
  person('goran.petrov', 'Goran Petrov', 'I repair clocks and am never on time.', 'en', 16),
  person('hana.novak', 'Hana Nováková', 'Cello, cats and cross-country skiing.', 'en', 17),
  person('idris.mensah', 'Idris Mensah', 'Teaching maths to eleven-year-olds. They win.', 'en', 18),
  person('june.park', 'June Park', 'Type designer. Yes, I noticed your kerning.', 'en', 19),
  person('kofi.larsen', 'Kofi Larsen', 'Ferry pilot between two small islands.', 'en', 20),
  person('lucia.bianchi', 'Lucia Bianchi', 'Orto, vespa, minestrone.', 'en', 21),
];

/** Friends of whom: a ring, with a few chords through it. */
export const DEMO_FRIENDSHIPS: readonly (readonly [string, string])[] = [
  ...DEMO_PEOPLE.map(
    ({ username }, index) =>
      [username, DEMO_PEOPLE[(index + 1) % DEMO_PEOPLE.length]?.username ?? ''] as const,
  ),
  ['amara.okafor', 'diego.ramos'],
  ['amara.okafor', 'june.park'],
  ['bruno.keller', 'hana.novak'],
  ['chiyo.tanaka', 'june.park'],
  ['elif.yildiz', 'kofi.larsen'],
  ['idris.mensah', 'amara.okafor'],
];

function person(
  username: string,
  displayName: string,
  about: string,
  locale: string,
  line: number,
): DemoPerson {
  return { username, displayName, about, locale, phone: `+120255501${line}` };
}
