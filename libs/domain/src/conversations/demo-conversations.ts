/** What the demo people have said to each other over the last days. */

const AMARA = 'amara.okafor';
const BRUNO = 'bruno.keller';
const CHIYO = 'chiyo.tanaka';
const DIEGO = 'diego.ramos';
const ELIF = 'elif.yildiz';
const FARAH = 'farah.haddad';
const GORAN = 'goran.petrov';
const HANA = 'hana.novak';
const IDRIS = 'idris.mensah';
const JUNE = 'june.park';
const KOFI = 'kofi.larsen';
const LUCIA = 'lucia.bianchi';

export interface DemoLine {
  readonly by: string;
  readonly text: string;
  readonly hoursAgo: number;
  /** The place of the line that it answers, from 1. */
  readonly answers?: number;
  /** Who reacted with what. */
  readonly reactions?: readonly (readonly [emoji: string, by: string])[];
}

export interface DemoConversation {
  /** The owner first; in a direct conversation, the two. */
  readonly people: readonly string[];
  readonly admins?: readonly string[];
  readonly lines: readonly DemoLine[];
  /** How many of the last lines somebody has not read yet. */
  readonly unread?: Readonly<Record<string, number>>;
  /** Absent in direct conversations. */
  readonly group?: {
    /** Always the same, so that what was seeded once is not seeded again under another title. */
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly visibility: 'private' | 'public';
    readonly posting: 'everyone' | 'admins';
  };
}

export const DEMO_CONVERSATIONS: readonly DemoConversation[] = [
  {
    people: [AMARA, JUNE],
    lines: [
      line(JUNE, 50, 'I walked over your footbridge today. The lettering on the plaque is a crime.'),
      line(AMARA, 49.8, 'The bridge holds eleven tonnes. The plaque holds one screw.', {
        reactions: [['😂', JUNE]],
      }),
      line(JUNE, 49.7, 'Let me draw you a new one. For free. For my own peace.', { answers: 2 }),
      line(AMARA, 26, 'The council said yes! They asked what a “typeface” costs.'),
      line(JUNE, 25.5, 'Tell them one coffee, and the right to complain for ever.', {
        reactions: [
          ['☕', AMARA],
          ['💛', AMARA],
        ],
      }),
      line(JUNE, 1.2, 'First sketch is done. Do you have a minute this evening?'),
      line(JUNE, 1.1, 'Also: how thick is the plate?'),
    ],
    unread: { [AMARA]: 2 },
  },
  {
    people: [AMARA, DIEGO],
    lines: [
      line(DIEGO, 74, '¿Me das una entrevista sobre el puente? Medianoche, sin prisa.'),
      line(AMARA, 73, 'Sí, pero my Spanish ends at bridges and coffee.'),
      line(DIEGO, 72.9, 'That is the whole programme. 🎙️', { reactions: [['🎉', AMARA]] }),
      line(DIEGO, 20, 'Listeners loved it. One of them wants to marry the suspension cable.'),
      line(AMARA, 19, 'It is taken.', { answers: 4, reactions: [['😂', DIEGO]] }),
    ],
  },
  {
    people: [AMARA, BRUNO],
    lines: [
      line(BRUNO, 30, 'Guten Morgen! Die Brötchen sind fertig, falls du noch auf der Baustelle bist.'),
      line(AMARA, 29, 'Wie viele hast du?'),
      line(BRUNO, 28.9, 'Für dich oder für die ganze Brücke?', { reactions: [['🥐', AMARA]] }),
      line(AMARA, 28.8, 'Brücke.'),
      line(BRUNO, 3, 'Morgen wieder? Ich stehe sowieso um drei auf.'),
    ],
    unread: { [AMARA]: 1 },
  },
  {
    people: [CHIYO, JUNE],
    lines: [
      line(CHIYO, 80, '看板の写真をたくさん撮りました。どれが好きですか？'),
      line(JUNE, 79, '三番目！ The hand-painted one. Look at that stroke.', { reactions: [['😍', CHIYO]] }),
      line(CHIYO, 78, 'あの職人さん、八十二歳だそうです。'),
      line(JUNE, 10, 'I keep looking at it. May I print it for the studio wall?', { answers: 1 }),
      line(CHIYO, 9.5, 'もちろんです。', { reactions: [['🙏', JUNE]] }),
    ],
  },
  {
    people: [ELIF, KOFI],
    lines: [
      line(ELIF, 60, 'Did you see porpoises from the ferry this week?'),
      line(KOFI, 59, 'Three on Tuesday, south of the lighthouse. One looked straight at me.'),
      line(ELIF, 58.5, 'Did it look healthy?', { answers: 2 }),
      line(KOFI, 58.4, 'It looked disappointed.', { reactions: [['😂', ELIF]] }),
      line(ELIF, 6, 'Please count them again on Thursday? It is for the survey.'),
    ],
    unread: { [KOFI]: 1 },
  },
  {
    people: [FARAH, GORAN],
    lines: [
      line(GORAN, 40, 'The clock from your grandfather’s shop is running again.'),
      line(FARAH, 39, 'شكراً جزيلاً! هل كان الكسر كبيراً؟', { reactions: [['❤️', GORAN]] }),
      line(GORAN, 38, 'Only dust and one very old spring. I wrote the date inside, as he did.'),
      line(FARAH, 37.5, 'سأكتب لك لوحة بالخط الكوفي مقابل ذلك.', { answers: 3 }),
    ],
  },
  {
    people: [HANA, AMARA, ELIF, IDRIS, KOFI],
    admins: [ELIF],
    group: {
      id: demoId(1),
      title: 'Sunday walk',
      description: 'Ten o’clock at the lighthouse. Rain is not a reason.',
      visibility: 'private',
      posting: 'everyone',
    },
    lines: [
      line(HANA, 98, 'This Sunday: round the bay or up the hill?'),
      line(IDRIS, 97, 'My class of eleven-year-olds voted. Hill, 24 to 3.', {
        reactions: [
          ['👍', HANA],
          ['👍', KOFI],
          ['😂', ELIF],
        ],
      }),
      line(KOFI, 96, 'I am on the nine o’clock ferry, so I can be there at ten past. Wait for me?'),
      line(HANA, 95.5, 'We always wait for the pilot.', { answers: 3, reactions: [['⛴️', KOFI]] }),
      line(ELIF, 48, 'Low tide is at 11:40, if somebody wants to see the mussels first.'),
      line(AMARA, 47, 'I want to see the mussels.', { reactions: [['🦪', ELIF]] }),
      line(HANA, 4, '@amara.okafor can you bring the big thermos again?'),
      line(IDRIS, 3.5, 'And whoever had my gloves: I forgive you.'),
    ],
    unread: { [AMARA]: 2, [KOFI]: 2 },
  },
  {
    people: [LUCIA, BRUNO, AMARA, FARAH, DIEGO],
    group: {
      id: demoId(2),
      title: 'Soup & bread',
      description: 'Ricette, Rezepte, recetas, recipes, وصفات.',
      visibility: 'private',
      posting: 'everyone',
    },
    lines: [
      line(LUCIA, 120, 'Regola uno: niente panna nella carbonara. Regola due: vedi regola uno.', {
        reactions: [
          ['💯', DIEGO],
          ['👏', BRUNO],
        ],
      }),
      line(BRUNO, 119, 'Und im Sauerteig?'),
      line(LUCIA, 118, '…', { answers: 2 }),
      line(FARAH, 70, 'طبخت شوربة العدس أمس. الليمون في النهاية، لا في البداية.', {
        reactions: [['🍋', LUCIA]],
      }),
      line(DIEGO, 69, 'Can somebody say the amounts, for those who cook by radio?'),
      line(AMARA, 68.5, 'Two cups of lentils, four of water, patience.', { answers: 5 }),
      line(BRUNO, 2.5, 'Freitag backe ich Fladenbrot dazu. Wer kommt?', { reactions: [['🙋', LUCIA]] }),
    ],
    unread: { [AMARA]: 1, [FARAH]: 1 },
  },
  {
    people: [JUNE, CHIYO, AMARA, FARAH, HANA, GORAN],
    admins: [CHIYO],
    group: {
      id: demoId(3),
      title: 'Letters in the wild',
      description: 'Signs, plaques, shop fronts. Take a picture, say where.',
      visibility: 'public',
      posting: 'everyone',
    },
    lines: [
      line(
        JUNE,
        150,
        'Welcome! One rule: nobody says “font” when they mean “typeface”. Fine, two rules: be kind.',
      ),
      line(GORAN, 140, 'What is it called when numerals on a clock are all a little drunk?', {
        reactions: [['😂', JUNE]],
      }),
      line(JUNE, 139, 'Old-style figures.', { answers: 2, reactions: [['🤯', GORAN]] }),
      line(FARAH, 90, 'الخط على باب المكتبة القديمة يستحق صورة.'),
      line(CHIYO, 88, '京都の豆腐屋さんの看板を見つけました。昭和のままです。', {
        reactions: [
          ['😍', JUNE],
          ['📸', HANA],
        ],
      }),
      line(HANA, 12, 'The concert hall has put its posters in Comic Sans. All of them.'),
      line(JUNE, 11.5, 'I need to sit down.', { answers: 6, reactions: [['🫂', HANA]] }),
    ],
    unread: { [AMARA]: 2 },
  },
  {
    people: [DIEGO, LUCIA, IDRIS, KOFI, BRUNO],
    group: {
      id: demoId(4),
      title: 'Night radio',
      description: 'For those who are awake: songs, wishes, silence.',
      visibility: 'public',
      posting: 'everyone',
    },
    lines: [
      line(DIEGO, 34, 'On air in ten minutes. Wishes, please.'),
      line(KOFI, 33.9, 'Something slow for the last crossing.'),
      line(LUCIA, 33.8, 'Paolo Conte! Sempre!', { reactions: [['🎹', DIEGO]] }),
      line(BRUNO, 30.5, 'Um drei Uhr hören nur noch die Bäcker zu. Danke für das Lied.'),
      line(DIEGO, 30.4, 'Especially for the bakers.', { answers: 4, reactions: [['🥖', BRUNO]] }),
    ],
  },
  {
    people: [KOFI, ELIF, AMARA, BRUNO, HANA, IDRIS, LUCIA],
    admins: [ELIF],
    group: {
      id: demoId(5),
      title: 'Ferry news',
      description: 'Times, weather and the odd porpoise. Only the crew writes here.',
      visibility: 'public',
      posting: 'admins',
    },
    lines: [
      line(KOFI, 100, 'Winter timetable from Monday: first boat at 06:40, last one at 22:10.', {
        reactions: [
          ['👍', BRUNO],
          ['😴', HANA],
        ],
      }),
      line(KOFI, 52, 'Wind from the north tonight. We sail, but hold on to your hats.'),
      line(ELIF, 51, 'Seen from the deck this week: 7 porpoises, 2 seals, 1 umbrella.', {
        reactions: [
          ['🐬', AMARA],
          ['☂️', IDRIS],
        ],
      }),
      line(KOFI, 5, '@everyone the 17:30 is ten minutes late. The captain is looking for his coffee.'),
    ],
    unread: { [AMARA]: 1, [LUCIA]: 1, [BRUNO]: 1 },
  },
];

function line(
  by: string,
  hoursAgo: number,
  text: string,
  more: Pick<DemoLine, 'answers' | 'reactions'> = {},
): DemoLine {
  return { by, hoursAgo, text, ...more };
}

function demoId(number: number): string {
  return `01JD3V${number.toString().padStart(20, '0')}`;
}
