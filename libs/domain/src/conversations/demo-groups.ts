import {
  AMARA,
  BRUNO,
  CHIYO,
  type DemoConversation,
  demoId,
  DIEGO,
  ELIF,
  FARAH,
  GORAN,
  HANA,
  IDRIS,
  JUNE,
  KOFI,
  line,
  LUCIA,
} from './demo-lines.ts';

/** Groups, public rooms and a channel. */
export const DEMO_GROUPS: readonly DemoConversation[] = [
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
      line(
        HANA,
        170,
        '**How it works**\n\n1. Ten o’clock at the lighthouse.\n2. Whoever is late buys the coffee.\n3. Nobody is left behind. Gloves are.',
        {
          reactions: [
            ['📌', ELIF],
            ['👍', AMARA],
            ['👍', IDRIS],
          ],
        },
      ),
      line(KOFI, 169.5, 'Does number two hold for ferries?', { answers: 1 }),
      line(HANA, 169.4, 'Ferries buy cake.', { answers: 2, reactions: [['🍰', IDRIS]] }),
      line(AMARA, 168, 'I counted eleven herons last time. Eleven!'),
      line(ELIF, 167.8, 'Nine. Two were posts.', { answers: 4, reactions: [['😂', KOFI]] }),
      line(AMARA, 167.7, 'One of the posts moved.'),
      line(ELIF, 167.5, 'That is what wind does.', { reactions: [['🌬️', HANA]] }),
      line(IDRIS, 144, 'May I bring a nephew? He asks a question about every forty metres.'),
      line(HANA, 143.8, 'We have a marine biologist and an engineer. Bring him.'),
      line(ELIF, 143.5, 'I answer everything but “are we there yet”.', {
        answers: 8,
        reactions: [
          ['😂', IDRIS],
          ['💙', HANA],
        ],
      }),
      line(KOFI, 121, 'Weather for Sunday: four degrees, some sun, wind for hats.'),
      line(AMARA, 120.5, 'So: a hat with a cable.'),
      line(KOFI, 120.4, 'I know somebody who knows cables.', { answers: 12 }),
      line(HANA, 98, 'This Sunday: round the bay or up the hill?'),
      line(IDRIS, 97, 'My class of eleven-year-olds voted. Hill, 24 to 3.', {
        reactions: [
          ['👍', HANA],
          ['👍', KOFI],
          ['😂', ELIF],
        ],
      }),
      line(KOFI, 96, 'I am on the nine o’clock ferry, so I can be there at ten past. Wait for me?'),
      line(HANA, 95.5, 'We always wait for the pilot.', { answers: 16, reactions: [['⛴️', KOFI]] }),
      line(ELIF, 48, 'Low tide is at 11:40, if somebody wants to see the mussels first.'),
      line(AMARA, 47, 'I want to see the mussels.', { reactions: [['🦪', ELIF]] }),
      line(IDRIS, 46.5, 'The nephew wants to know what mussels want.'),
      line(ELIF, 46.4, 'To be left alone, mostly. It is a good plan.', {
        answers: 20,
        reactions: [
          ['🧘', AMARA],
          ['😂', HANA],
          ['😂', KOFI],
        ],
      }),
      line(HANA, 4, '@amara.okafor can you bring the big thermos again?'),
      line(IDRIS, 3.5, 'And whoever had my gloves: I forgive you.'),
    ],
    unread: { [AMARA]: 2, [KOFI]: 2 },
    pinnedLines: [1],
    atTopFor: [AMARA, HANA],
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
    pinnedLines: [1],
    mutedFor: [AMARA],
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
  {
    people: [IDRIS, GORAN, CHIYO, HANA],
    group: {
      id: demoId(6),
      title: 'Chess by post',
      description: 'One move a day. Thinking is allowed.',
      visibility: 'private',
      posting: 'everyone',
    },
    lines: [
      line(IDRIS, 112, 'New game. Goran and I are white.'),
      line(GORAN, 111, '`1. e4`'),
      line(CHIYO, 89, '`1... c5`', { reactions: [['👀', IDRIS]] }),
      line(HANA, 88.5, 'We have thought about this for a whole day.', { answers: 3 }),
      line(GORAN, 64, '`2. Nf3` — and my clock says that you are slow.'),
      line(HANA, 63.5, 'Your clock says that it is Tuesday.', { answers: 5, reactions: [['😂', IDRIS]] }),
      line(CHIYO, 40, '`2... d6`'),
      line(
        IDRIS,
        17,
        '```\n8  r n b q k b n r\n7  p p . . p p p p\n6  . . . p . . . .\n5  . . p . . . . .\n4  . . . . P . . .\n3  . . . . . N . .\n2  P P P P . P P P\n1  R N B Q K B . R\n   a b c d e f g h\n```\nFor the wall of the classroom. What now, Goran?',
      ),
    ],
    unread: { [GORAN]: 1, [CHIYO]: 1 },
  },
];
