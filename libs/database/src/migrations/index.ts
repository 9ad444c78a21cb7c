import { Foundation1795200000000 } from './1795200000000-foundation.ts';
import { Contacts1795210000000 } from './1795210000000-contacts.ts';
import { Conversations1795220000000 } from './1795220000000-conversations.ts';
import { Pictures1795240000000 } from './1795240000000-pictures.ts';

/** In the order in which they run; a released one never changes. */
export const MIGRATIONS = [
  Foundation1795200000000,
  Contacts1795210000000,
  Conversations1795220000000,
  Pictures1795240000000,
];
