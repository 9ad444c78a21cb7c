import type * as english from '../en/shared.ts';
import type { TextsIn } from '../languages.ts';

export const common: TextsIn<'es', typeof english.common> = {
  cancel: 'Cancelar',
  close: 'Cerrar',
  loading: 'Cargando',
  moment: 'Un momento…',
  notLoaded: 'No se ha cargado',
  save: 'Guardar',
  toSignIn: 'A la página de inicio de sesión',
  toStart: 'A la página de inicio',
  tryAgain: 'Reintentar',
};

export const copy: TextsIn<'es', typeof english.copy> = {
  done: 'Copiado',
  refused: 'El navegador no ha permitido copiar. Selecciona el texto y cópialo tú.',
};

export const offline: TextsIn<'es', typeof english.offline> = {
  banner: 'Estás sin conexión. Lo que ves puede ser antiguo; los cambios tendrán que esperar.',
  full: 'En este dispositivo no queda sitio. Parley funciona, pero no guarda nada aquí para cuando estés sin conexión.',
};

export const time: TextsIn<'es', typeof english.time> = {
  waitFor: 'Han sido demasiadas veces. Vuelve a intentarlo en {{wait}}.',
  seconds_one: '{{count}} segundo',
  seconds_many: '{{count}} de segundos',
  seconds_other: '{{count}} segundos',
  minutes_one: '{{count}} minuto',
  minutes_many: '{{count}} de minutos',
  minutes_other: '{{count}} minutos',
  hours_one: '{{count}} hora',
  hours_many: '{{count}} de horas',
  hours_other: '{{count}} horas',
  days_one: '{{count}} día',
  days_many: '{{count}} de días',
  days_other: '{{count}} días',
};

export const toast: TextsIn<'es', typeof english.toast> = {
  label: 'Aviso',
};
