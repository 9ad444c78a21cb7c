export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  home: 'Home',
  people: 'Find people',
  profile: 'Profile',
  sessions: 'Sessions',
  signOut: 'Sign out',
} as const;

export const home = {
  morning: 'Good morning, {{name}}',
  day: 'Hello, {{name}}',
  evening: 'Good evening, {{name}}',
  yourCard: 'How others see you',
  copyUsername: 'Copy your username',
  way: {
    people: 'By name, username, phone number or e-mail',
    profile: 'What others see, how you sign in, privacy',
    sessions: 'The devices that are signed in',
  },
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

export const welcome = {
  title: 'Nice to meet you',
  lead: 'This is how others will see you.',
  submit: 'Save and go on',
  skip: 'Later',
} as const;
