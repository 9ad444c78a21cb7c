export const common = {
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading',
  moment: 'One moment…',
  notLoaded: 'This did not load',
  save: 'Save',
  toSignIn: 'To the sign-in page',
  toStart: 'To the start page',
  tryAgain: 'Try again',
} as const;

export const copy = {
  done: 'Copied',
  refused: 'The browser did not allow copying. Select the text and copy it yourself.',
} as const;

export const offline = {
  banner: 'You are offline. What you see may be old; changes have to wait.',
  full: 'There is no room left on this device. Parley works, but keeps nothing here for when you are offline.',
} as const;

export const time = {
  waitFor: 'That was too often. Try again in {{wait}}.',
  seconds_one: '{{count}} second',
  seconds_other: '{{count}} seconds',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',
  hours_one: '{{count}} hour',
  hours_other: '{{count}} hours',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
} as const;

export const toast = {
  label: 'Notification',
} as const;
