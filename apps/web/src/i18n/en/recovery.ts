export const forgot = {
  title: 'Forgot your password?',
  lead: 'Tell us the e-mail address of your account. We send you a link to choose a new one.',
  noMail: 'This server sends no e-mail. Sign in another way, or ask whoever runs it.',
  submit: 'Send the link',
  sentTitle: 'Look into your mail',
  sent: 'If an account has the address <address>{{email}}</address>, a link is on its way to it.',
} as const;

export const reset = {
  title: 'Choose a new password',
  lead: 'Every device that is signed in to your account will be signed out.',
  submit: 'Save the password',
  done: 'Your new password is saved. Sign in with it.',
  stale: 'This link was used already, or it is too old.',
  again: 'Ask for a new link',
} as const;

export const confirmEmail = {
  title: 'Confirming your e-mail address',
  doneTitle: 'E-mail address confirmed',
  done: 'Thank you. The address is yours now.',
  goOn: 'Go on to Parley',
  failedTitle: 'This did not work',
  stale: 'This link was used already, or it is too old. You can have a new one sent from your profile.',
  toProfile: 'To your profile',
} as const;
