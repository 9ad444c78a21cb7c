export const profile = {
  lead: 'Who you are here, and who may find you.',
  cardTitle: 'Your card',
  cardHint: 'Everybody who is signed in can see this.',
  displayName: 'Name',
  displayNameHint: 'The name that others see. It need not be your real one.',
  username: 'Username',
  usernameHint: 'Letters, digits, dots and underscores. Nobody else can have the same.',
  about: 'About you',
  aboutHint_one: '{{count}} character left',
  aboutHint_other: '{{count}} characters left',
  saved: 'Your profile is saved.',
} as const;

export const privacy = {
  title: 'Privacy',
  hint: 'Counts at once.',
  findByPhone: {
    label: 'Found by phone number',
    hint: 'Whoever knows your whole number finds you by it. Nobody sees it on your card.',
  },
  findByEmail: {
    label: 'Found by e-mail address',
    hint: 'Whoever knows your whole address finds you by it. Nobody sees it on your card.',
  },
  signInMails: {
    label: 'Mail about new sign-ins',
    hint: 'A mail when somebody signs in to your account from a new device, or a device is signed out.',
  },
} as const;

export const theme = {
  label: 'Appearance',
  hint: 'For this browser.',
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
} as const;
