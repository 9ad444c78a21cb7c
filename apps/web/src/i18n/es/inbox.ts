import type * as english from '../en/inbox.ts';
import type { TextsIn } from '../languages.ts';

export const inbox: TextsIn<'es', typeof english.inbox> = {
  title: 'Buzón de desarrollo',
  lead: 'SMS y correos que este servidor habría enviado. Los nuevos aparecen solos.',
  messages: 'Mensajes',
  onlyTo: 'Solo mensajes para',
  showAll: 'Mostrar todos',
  emptyTitle: 'Aún no se ha enviado nada',
  empty: 'Pide un código en la página de inicio de sesión y aparecerá aquí al momento.',
  sms: 'SMS',
  email: 'Correo',
  copyCode: 'Copiar el código {{code}}',
};
