import type * as english from '../en/people.ts';
import type { TextsIn } from '../languages.ts';

export const people: TextsIn<'es', typeof english.people> = {
  search: 'Buscar personas',
  placeholder: 'Nombre, usuario, teléfono o correo',
  clear: 'Borrar la búsqueda',
  found: 'Personas encontradas',
  startTitle: '¿A quién buscas?',
  start:
    'Basta el principio de un nombre o de un usuario. El teléfono y el correo tienen que estar completos.',
  noneTitle: 'No hay nadie para «{{query}}»',
  none: 'Revisa cómo está escrito, o prueba con el usuario. Los teléfonos llevan su prefijo de país, como +34.',
  count_one: '{{count}} persona encontrada',
  count_many: '{{count}} de personas encontradas',
  count_other: '{{count}} personas encontradas',
  more: 'Mostrar más',
  back: 'Volver',
  goneTitle: 'Esta persona no está aquí',
  gone: 'Puede que la cuenta se haya eliminado, o que el enlace esté mal.',
  copyUsername: 'Copiar el nombre de usuario',
  editYours: 'Editar tu perfil',
  you: 'Tú',
  isFriend: 'Amistad',
  isAsked: 'Solicitada',
  isBlocked: 'Bloqueo',
  beFoundTitle: 'Trae a alguien',
  beFound: 'Envía este enlace a un amigo. Lleva a tu página, desde donde puede pedirte amistad.',
  sharedGroups: 'Grupos en común',
};
