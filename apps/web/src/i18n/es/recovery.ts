import type * as english from '../en/recovery.ts';
import type { TextsIn } from '../languages.ts';

export const forgot: TextsIn<'es', typeof english.forgot> = {
  title: '¿Has olvidado la contraseña?',
  lead: 'Dinos el correo de tu cuenta. Te enviamos un enlace para elegir otra.',
  noMail: 'Este servidor no envía correos. Entra de otra forma, o pregunta a quien lo lleva.',
  submit: 'Enviar el enlace',
  sentTitle: 'Mira tu correo',
  sent: 'Si una cuenta tiene la dirección <address>{{email}}</address>, un enlace va de camino.',
};

export const reset: TextsIn<'es', typeof english.reset> = {
  title: 'Elige una contraseña nueva',
  lead: 'Se cerrará la sesión en todos los dispositivos de tu cuenta.',
  submit: 'Guardar la contraseña',
  done: 'Tu contraseña nueva está guardada. Entra con ella.',
  stale: 'Este enlace ya se usó o es demasiado antiguo.',
  again: 'Pedir un enlace nuevo',
};

export const confirmEmail: TextsIn<'es', typeof english.confirmEmail> = {
  title: 'Confirmando tu correo',
  doneTitle: 'Correo confirmado',
  done: 'Gracias. La dirección ya es tuya.',
  goOn: 'Seguir a Parley',
  failedTitle: 'No ha funcionado',
  stale: 'Este enlace ya se usó o es demasiado antiguo. Desde tu perfil puedes pedir otro.',
  toProfile: 'A tu perfil',
};
