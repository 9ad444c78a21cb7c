export const entrance = {
  promise: 'Talk it over.',
  text: 'A place for your people and their words, on a server that is yours.',
  inbox: 'Development inbox',
} as const;

export const signIn = {
  title: 'Welcome to Parley',
  lead: 'New here? A phone number is all it takes.',
  ended: 'This device was signed out. Sign in again to go on.',
  invited: 'Somebody has invited you. Sign in, or make an account, and you will be asked to join.',
  ways: 'Ways to sign in',
  way: { phone: 'Phone', password: 'Password' },
  or: 'or',
  newHere: 'No phone at hand?',
  register: 'Register with e-mail',
  restored: 'Welcome back, {{name}}. Your account will not be deleted.',
} as const;

export const phone = {
  label: 'Phone number',
  hint: 'We send you a code in a text message.',
  missing: 'Type your phone number.',
  invalid: 'This is not a number of the chosen country. Check the country and the digits.',
  sendCode: 'Send the code',
  country: 'Country: {{name}}',
  chooseCountry: 'Choose a country',
  searchCountry: 'Search by name or code',
  countries: 'Countries',
  noCountry: 'No country is called that.',
} as const;

export const code = {
  title: 'Type the code',
  label: 'Six-digit code',
  sentTo: 'We sent a six-digit code to <number>{{phone}}</number>.',
  checking: 'Checking the code…',
  changeNumber: 'Change number',
  resend: 'Send another code',
  resendIn: 'Another code in {{time}}',
  resent: 'Another code is on its way.',
} as const;

export const passwordSignIn = {
  login: 'Username, e-mail or phone',
  forgot: 'Forgot it?',
  submit: 'Sign in',
} as const;

export const google = {
  signIn: 'Continue with Google',
  finishing: 'Coming back from Google',
  failed: 'Google sign-in did not work',
  linked: 'Your Google account is linked.',
  backToProfile: 'Back to your profile',
} as const;

export const demo = {
  title: 'Just looking?',
  lead: 'Be somebody made up for a while. Friends, groups and rooms are there already.',
  as: 'Look around as {{name}}',
  others: 'Or as somebody else',
} as const;

export const register = {
  title: 'Make an account',
  lead: 'Three things, and you are in.',
  emailHint: 'To confirm that it is you, and to reset a forgotten password.',
  submit: 'Make the account',
  closed: 'This server does not take registrations by e-mail. Sign in with your phone instead.',
  alreadyHere: 'Have an account?',
  signIn: 'Sign in',
} as const;
