import { account, deletion, password, email } from './account.ts';
import { checklist, home, shell, welcome } from './home.ts';
import { inbox } from './inbox.ts';
import { people } from './people.ts';
import { notFound, problemPage, problems } from './problems.ts';
import { privacy, profile, theme } from './profile.ts';
import { confirmEmail, forgot, reset } from './recovery.ts';
import { sessions } from './sessions.ts';
import { common, copy, offline, time, toast } from './shared.ts';
import { code, demo, entrance, google, passwordSignIn, phone, register, signIn } from './sign-in.ts';

/** Every text of the web client in English, a file for each part of it. Other languages have the same keys. */
export const en = {
  account,
  checklist,
  code,
  common,
  confirmEmail,
  copy,
  deletion,
  demo,
  email,
  entrance,
  forgot,
  google,
  home,
  inbox,
  notFound,
  offline,
  password,
  passwordSignIn,
  people,
  phone,
  privacy,
  problemPage,
  problems,
  profile,
  register,
  reset,
  sessions,
  shell,
  signIn,
  theme,
  time,
  toast,
  welcome,
} as const;
