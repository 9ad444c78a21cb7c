import type * as english from '../en/shell.ts';
import type { TextsIn } from '../languages.ts';

export const shell: TextsIn<'es', typeof english.shell> = {
  skip: 'Saltar al contenido',
  navigation: 'Navegación principal',
  chats: 'Chats',
  people: 'Personas',
  rooms: 'Salas',
  settings: 'Ajustes',
  profile: 'Perfil',
  sessions: 'Dispositivos',
  account: 'Tu cuenta',
  signOut: 'Cerrar sesión',
  unread_one: '{{count}} conversación sin leer',
  unread_many: '{{count}} de conversaciones sin leer',
  unread_other: '{{count}} conversaciones sin leer',
  requests_one: '{{count}} solicitud por responder',
  requests_many: '{{count}} de solicitudes por responder',
  requests_other: '{{count}} solicitudes por responder',
  unreadTitle: '({{number}}) {{title}}',
};

export const connection: TextsIn<'es', typeof english.connection> = {
  offline: 'Estás sin conexión. Lo que escribas espera y sale después.',
  connecting: 'Conectando… Lo que escribas espera y sale entonces.',
  tryNow: 'Probar ahora',
  flooded:
    'Esta página pidió demasiado al servidor de una vez y se cortó. Espera un momento y vuelve a conectar.',
  refused: 'El servidor ha cerrado la conexión. Recarga la página para seguir.',
  again: 'Volver a conectar',
};

export const arrivals: TextsIn<'es', typeof english.arrivals> = {
  label: 'Mensajes nuevos',
  direct: '{{name}}: {{text}}',
  group: '{{name}} en {{title}}: {{text}}',
  severalIn_one: '{{count}} mensaje nuevo en {{title}}',
  severalIn_many: '{{count}} de mensajes nuevos en {{title}}',
  severalIn_other: '{{count}} mensajes nuevos en {{title}}',
  several_one: '{{count}} mensaje nuevo en {{conversations}} conversaciones',
  several_many: '{{count}} de mensajes nuevos en {{conversations}} conversaciones',
  several_other: '{{count}} mensajes nuevos en {{conversations}} conversaciones',
};

export const shortcuts: TextsIn<'es', typeof english.shortcuts> = {
  title: 'Atajos de teclado',
  open: 'Atajos de teclado',
  everywhere: 'En todas partes',
  inList: 'En la lista de conversaciones',
  inConversation: 'En una conversación',
  or: 'o',
  search: 'Buscar en todo',
  help: 'Mostrar esta lista',
  previous: 'A la conversación de arriba',
  next: 'A la conversación de abajo',
  toasts: 'A los avisos de la página',
  move: 'Recorrer la lista',
  openOne: 'Abrir la conversación',
  menu: 'Qué se puede hacer con ella',
  leaveSearch: 'Salir de la búsqueda',
  send: 'Enviar el mensaje',
  newLine: 'Línea nueva',
  editLast: 'Editar tu último mensaje, si aún no has escrito nada',
  find: 'Buscar en la conversación',
  key: {
    alt: 'Alt',
    control: 'Ctrl',
    shift: 'Mayús',
    enter: 'Intro',
    escape: 'Esc',
  },
  name: {
    up: 'Flecha arriba',
    down: 'Flecha abajo',
    command: 'Comando',
    option: 'Opción',
  },
};
