export const password = {
  label: 'Password',
  current: 'Current password',
  new: 'New password',
  hint: 'At least 10 characters. A few words in a row are easy to remember.',
  show: 'Show the password',
  hide: 'Hide the password',
} as const;

export const email = {
  label: 'E-mail address',
} as const;

export const account = {
  title: 'Signing in',
  hint: 'Nobody else sees any of this.',
  none: 'None yet',
  add: 'Add',
  change: 'Change',
  remove: 'Remove',
  phone: {
    label: 'Phone number',
    changeTitle: 'Your phone number',
    changed: 'Your new phone number is saved.',
    removed: 'The phone number was removed.',
    removeTitle: 'Remove the phone number?',
    removeText: 'You can then no longer sign in with a code to this number.',
  },
  email: {
    changeTitle: 'Your e-mail address',
    hint: 'We send a link to the new address. It counts once you have opened the link.',
    submit: 'Send the link',
    sent: 'A link is on its way to {{email}}.',
    waiting: 'Waiting to be confirmed: {{email}}',
    removed: 'The e-mail address was removed.',
    removeTitle: 'Remove the e-mail address?',
    removeText: 'A forgotten password can then no longer be reset by mail.',
  },
  password: {
    set: 'Set',
    addTitle: 'Choose a password',
    changeTitle: 'Change your password',
    submit: 'Save the password',
    changed: 'Your new password is saved.',
  },
  google: {
    linked: 'Linked',
    notLinked: 'Not linked',
    link: 'Link',
    unlink: 'Unlink',
    unlinkTitle: 'Unlink the Google account?',
    unlinkText: 'You can then no longer sign in with Google.',
    unlinked: 'The Google account was unlinked.',
  },
} as const;

export const deletion = {
  title: 'Delete the account',
  hint: 'With your card, your settings and your devices.',
  open: 'Delete my account…',
  text: 'You are signed out everywhere at once. For some days signing in brings everything back; after that it is gone for good.',
  keep: 'Keep it',
  submit: 'Delete it',
  done: 'Your account will be deleted after {{date}}. Sign in before then to keep it.',
} as const;
