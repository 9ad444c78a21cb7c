import { ChatStore, type ChatState, type KnownConversation, messagesOf } from '@parley/client';
import { idOf } from '../chat.ts';
import { eventually } from '../chatter.ts';
import { type Scene } from './scene.ts';

/** What a client of Ada’s knows that begins now and loads everything, of these conversations their histories and members. */
export async function fetched({ parley, bob }: Scene, toLoad: readonly string[]): Promise<ChatState> {
  const chat = new ChatStore(parley);
  try {
    await chat.start();
    for (const id of toLoad) {
      if (!chat.getState().chat.conversations[id]) continue;
      await chat.openConversation(id);
      while (messagesOf(chat.getState(), id).hasBefore) await chat.loadBefore(id);
      await chat.loadMembers(id);
    }
    await chat.loadContacts();
    chat.watchPresence([idOf(bob)]);
    await eventually(() => {
      if (!chat.getState().chat.presence[idOf(bob)]) throw new Error('Bob’s presence is not known yet.');
    });
    return chat.getState().chat;
  } finally {
    chat.stop();
  }
}

/** The parts of a state that somebody who begins now can know too; histories and members of what was `loaded`. */
export function comparable(state: ChatState, loaded: readonly string[]) {
  const { me, discreet, contacts, presence, typing } = state;
  const conversations = Object.values(state.conversations).map((known) => [
    known.summary.id,
    { summary: known.summary, ...(loaded.includes(known.summary.id) ? loadedPart(known) : {}) },
  ]);
  return { me, discreet, contacts, presence, typing, conversations: Object.fromEntries(conversations) };
}

/** The cards of those who are named in a state. How far somebody has read is told without a card. */
export function cardsIn({ users, conversations, contacts }: ChatState, loaded: readonly string[]) {
  const shown = Object.values(conversations).map((known) => ({
    ...known.summary,
    watermarks: [],
    ...(loaded.includes(known.summary.id) ? loadedPart(known) : {}),
  }));
  const text = JSON.stringify([shown, contacts]);
  return Object.fromEntries(Object.entries(users).filter(([id]) => text.includes(id)));
}

function loadedPart({ ranges, members }: KnownConversation) {
  return { ranges, members };
}
