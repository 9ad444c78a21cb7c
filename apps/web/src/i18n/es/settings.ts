import type * as english from '../en/settings.ts';
import type { TextsIn } from '../languages.ts';

export const settings: TextsIn<'es', typeof english.settings> = {
  atOnce: 'Lo que elijas cuenta al momento, en todos tus dispositivos.',
  blocked: 'Personas bloqueadas',
  account: { name: 'Cuenta e inicio de sesión' },
  privacy: {
    name: 'Privacidad',
    seen: 'Lo que ven los demás',
    found: 'Cómo te encuentran',
    foundHint: 'Por tu nombre o tu usuario te encuentra cualquiera de aquí.',
    blockedHint: 'No pueden escribirte ni pedirte amistad, y no se enteran.',
    showBlocked: 'Ver personas bloqueadas',
  },
  devices: { name: 'Dispositivos' },
  notifications: {
    name: 'Notificaciones',
    mails: 'Por correo',
    noMail: 'Este servidor no envía correos.',
    noAddress: 'Tu cuenta aún no tiene correo, así que no puede llegarte ninguno.',
  },
  appearance: {
    name: 'Aspecto e idioma',
    colours: 'Colores',
    textSize: 'Tamaño del texto',
    small: 'Pequeño',
    normal: 'Normal',
    large: 'Grande',
    larger: 'Más grande',
    motion: 'Si tu sistema pide menos movimiento, Parley se queda quieto.',
    languageHint: 'De esta página, y de los SMS con códigos.',
  },
  about: {
    name: 'Acerca de',
    text: 'Habla a solas, en grupos y en salas, en un servidor tuyo.',
    version: 'Versión {{version}}',
    builders: 'Para quienes construyen',
    http: 'Interfaz HTTP',
    socket: 'Interfaz WebSocket',
    newTab: '(se abre en otra pestaña)',
  },
};
