export const profile = {
  lead: 'Who you are here.',
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
  picture: {
    choose: 'Choose a picture',
    change: 'Change the picture',
    remove: 'Remove it',
    cropTitle: 'Your picture',
    stage: 'The part of the picture that others see',
    zoom: 'Zoom',
    hint: 'Drag the picture, or use the arrow keys. Zoom with the slider, two fingers, or plus and minus.',
    use: 'Use this picture',
    saved: 'Your picture is saved.',
    removed: 'Your picture was removed.',
    unreadable: 'This file cannot be shown as a picture. Try a JPEG or a PNG.',
  },
} as const;

export const privacy = {
  audience: { everyone: 'Everyone', friends: 'Friends', nobody: 'Nobody' },
  lastSeen: {
    label: 'Online and last seen',
    hint: 'Who sees whether you are here, and when you were here last.',
  },
  readReceipts: {
    label: 'Read receipts',
    hint: 'Others see what you have read, and you see what they have read. Without it, neither.',
  },
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
