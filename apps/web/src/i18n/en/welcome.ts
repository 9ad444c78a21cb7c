export const welcome = {
  title: 'Nice to meet you',
  lead: 'This is how others will see you.',
  submit: 'Save and go on',
  skip: 'Later',
} as const;

export const firstSteps = {
  title: 'Welcome, {{name}}',
  lead: 'It is quiet here yet. Three ways to change that:',
  people: { title: 'Find people', why: 'By name, username, phone number or e-mail.' },
  group: { title: 'Create a group', why: 'For the team, the family, the harbour walk.' },
  rooms: { title: 'Browse the rooms', why: 'Open to everybody on this server.' },
} as const;

export const checklist = {
  title: 'Settle in',
  done: '{{done}} of {{all}} done',
  isDone: 'Done:',
  about: { title: 'Say a few words about you', why: 'So that people know they found the right one.' },
  email: { title: 'Add and confirm an e-mail address', why: 'It brings you back in when a phone gets lost.' },
  secondWay: {
    title: 'Have a second way to sign in',
    why: 'A phone number, a password or Google, besides the one you have.',
  },
} as const;
