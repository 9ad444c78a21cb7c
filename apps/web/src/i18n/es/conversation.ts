import type * as english from '../en/conversation.ts';
import type { TextsIn } from '../languages.ts';

export const conversation: TextsIn<'es', typeof english.conversation> = {
  nobody: 'Cuenta eliminada',
  goneTitle: 'Ya no estás aquí',
  left: 'Has salido de «{{title}}».',
  removed: 'Un administrador te ha sacado de «{{title}}».',
  banned: 'Te han expulsado de «{{title}}», así que no puedes volver por tu cuenta.',
  gone: 'Ya no estás en «{{title}}».',
  unknownTitle: 'No puedes ver esta conversación',
  unknown: 'Puede que ya no exista, o que sea privada. Si es una sala pública, puedes entrar.',
  join: 'Entrar en la sala',
  joinRefused: 'Aquí no hay ninguna sala pública.',
  toChats: 'A tus chats',
  toRooms: 'Buscar una sala',
  loading: 'Abriendo la conversación',
};
