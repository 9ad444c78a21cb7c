import type { en } from '../en/index.ts';
import type { TextsIn } from '../languages.ts';
import { account, deletion, password, email } from './account.ts';
import { chats, search } from './chats.ts';
import { composer } from './composer.ts';
import { contacts } from './contacts.ts';
import { conversation } from './conversation.ts';
import { details } from './details.ts';
import { emoji } from './emoji.ts';
import { groups } from './groups.ts';
import { messages } from './messages.ts';
import { rooms } from './rooms.ts';
import { settings } from './settings.ts';
import { inbox } from './inbox.ts';
import { language } from './language.ts';
import { people } from './people.ts';
import { notFound, problemPage, problems } from './problems.ts';
import { privacy, profile, theme } from './profile.ts';
import { confirmEmail, forgot, reset } from './recovery.ts';
import { sessions } from './sessions.ts';
import { arrivals, connection, shell, shortcuts } from './shell.ts';
import { common, copy, offline, time, toast } from './shared.ts';
import { code, demo, entrance, google, passwordSignIn, phone, register, signIn } from './sign-in.ts';
import { update } from './update.ts';
import { checklist, firstSteps, welcome } from './welcome.ts';

export const de: TextsIn<'de', typeof en> = {
  chats,
  composer,
  contacts,
  conversation,
  details,
  emoji,
  groups,
  messages,
  rooms,
  settings,
  account,
  arrivals,
  checklist,
  code,
  common,
  confirmEmail,
  connection,
  copy,
  deletion,
  demo,
  email,
  entrance,
  firstSteps,
  forgot,
  google,
  inbox,
  language,
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
  search,
  shell,
  shortcuts,
  signIn,
  theme,
  time,
  toast,
  update,
  welcome,
};
