import type * as english from '../en/sessions.ts';
import type { TextsIn } from '../languages.ts';

export const sessions: TextsIn<'es', typeof english.sessions> = {
  lead: 'Los dispositivos con tu sesión abierta.',
  thisDevice: 'Este dispositivo',
  others: 'Otros dispositivos',
  noOthers: 'No tienes la sesión abierta en ningún otro.',
  activeNow: 'Activo ahora',
  lastUsed: 'Último uso',
  since: 'Sesión iniciada',
  end: 'Cerrar sesión',
  ended: 'Se ha cerrado la sesión de {{device}}.',
  endOthers: 'Cerrar sesión en los demás dispositivos',
  endOthersConfirm: 'Cerrarlas',
  endOthersText: 'Todos los dispositivos menos este tendrán que volver a iniciar sesión.',
  othersEnded: 'Se ha cerrado la sesión en los demás dispositivos.',
};
