import {
  AMARA,
  BRUNO,
  CHIYO,
  type DemoConversation,
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

/** Between two who are friends. */
export const DEMO_DIRECTS: readonly DemoConversation[] = [
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
    people: [AMARA, LUCIA],
    lines: [
      line(LUCIA, 46, 'Domenica minestrone? Ho troppe zucchine.'),
      line(AMARA, 45.5, 'Always. What shall I bring?'),
      line(
        LUCIA,
        45.4,
        'Only this:\n\n- bread from Bruno, **the dark one**\n- a good story\n- no flowers, the garden is jealous',
        { reactions: [['😂', AMARA]] },
      ),
      line(AMARA, 45.2, 'Two of three are certain.', { answers: 3 }),
      line(LUCIA, 22, 'The vespa starts again! Three kicks and one swear word.', {
        reactions: [
          ['🛵', AMARA],
          ['🎉', AMARA],
        ],
      }),
      line(AMARA, 21.5, 'Which one?'),
      line(LUCIA, 21.4, 'Not in writing.', { answers: 6, reactions: [['😇', AMARA]] }),
    ],
  },
  {
    people: [IDRIS, AMARA],
    lines: [
      line(IDRIS, 54, 'Would you come to my class and explain why bridges do not fall down?'),
      line(AMARA, 53, 'Gladly. Do they want the long answer or the short one?'),
      line(IDRIS, 52.8, 'They are eleven. They want to *break* one.', { reactions: [['💥', AMARA]] }),
      line(AMARA, 52.5, 'Then I bring spaghetti and marshmallows.', {
        answers: 3,
        reactions: [['🍝', IDRIS]],
      }),
      line(IDRIS, 7, 'Thursday, ten o’clock, room 14? They made you a name sign. It says “Dr. Bridge”.'),
      line(AMARA, 6.8, 'I shall wear it for ever.', { reactions: [['❤️', IDRIS]] }),
    ],
  },
  {
    people: [GORAN, HANA],
    lines: [
      line(HANA, 62, 'My metronome has begun to hesitate before every fourth beat.'),
      line(GORAN, 61, 'That is not a fault. That is taste.', { reactions: [['😂', HANA]] }),
      line(HANA, 60.5, 'Can you cure it of taste until Saturday?', { answers: 2 }),
      line(GORAN, 15, 'Done. It is now as boring as it was in 1961.'),
      line(GORAN, 14.9, 'You can fetch it whenever. I am here, but perhaps late.'),
    ],
    unread: { [HANA]: 2 },
  },
  {
    people: [BRUNO, CHIYO],
    lines: [
      line(BRUNO, 86, 'Das Foto vom Ofen ist schöner als der Ofen.'),
      line(CHIYO, 85, '朝四時の光がよかったです。', { reactions: [['🔥', BRUNO]] }),
      line(BRUNO, 84, 'Um vier Uhr ist alles schön. Darf ich es über den Tresen hängen?', { answers: 2 }),
      line(CHIYO, 83.5, 'はい、ぜひ！ Payment in melon bread, please.', { reactions: [['🍈', BRUNO]] }),
      line(BRUNO, 8, 'Erste Melonenbrote sind misslungen. Sie schmecken trotzdem.'),
    ],
    unread: { [CHIYO]: 1 },
  },
  {
    people: [DIEGO, ELIF],
    lines: [
      line(DIEGO, 66, 'Do porpoises sing? I need twenty seconds for the show.'),
      line(ELIF, 65.5, 'They click. About 130 kHz: far above what your listeners can hear.'),
      line(DIEGO, 65.4, 'So twenty seconds of silence. My best programme yet.', {
        answers: 2,
        reactions: [['🤫', ELIF]],
      }),
      line(ELIF, 28, 'I slowed a recording down for you. Sixteen times, then it sounds like a rusty gate.'),
      line(DIEGO, 27.5, '¡Perfecto! Tonight after two.', { reactions: [['📻', ELIF]] }),
    ],
  },
];
