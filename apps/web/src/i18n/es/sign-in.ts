import type * as english from '../en/sign-in.ts';
import type { TextsIn } from '../languages.ts';

export const entrance: TextsIn<'es', typeof english.entrance> = {
  promise: 'Háblalo.',
  text: 'Un lugar para tu gente y sus palabras, en un servidor que es tuyo.',
  inbox: 'Buzón de desarrollo',
};

export const signIn: TextsIn<'es', typeof english.signIn> = {
  title: 'Te damos la bienvenida a Parley',
  lead: '¿Es tu primera vez? Basta un número de teléfono.',
  ended: 'Se cerró la sesión de este dispositivo. Vuelve a entrar para seguir.',
  invited: 'Alguien te ha invitado. Entra, o crea una cuenta, y podrás unirte.',
  ways: 'Formas de entrar',
  way: { phone: 'Teléfono', password: 'Contraseña' },
  or: 'o',
  newHere: '¿Sin teléfono a mano?',
  register: 'Registrarse con correo',
  restored: 'Hola de nuevo, {{name}}. Tu cuenta no se eliminará.',
};

export const phone: TextsIn<'es', typeof english.phone> = {
  label: 'Número de teléfono',
  hint: 'Te enviamos un código por SMS.',
  missing: 'Escribe tu número de teléfono.',
  invalid: 'No es un número del país elegido. Revisa el país y las cifras.',
  sendCode: 'Enviar el código',
  country: 'País: {{name}}',
  chooseCountry: 'Elige un país',
  searchCountry: 'Buscar por nombre o prefijo',
  countries: 'Países',
  noCountry: 'Ningún país se llama así.',
};

export const code: TextsIn<'es', typeof english.code> = {
  title: 'Escribe el código',
  label: 'Código de seis cifras',
  sentTo: 'Hemos enviado un código de seis cifras al <number>{{phone}}</number>.',
  checking: 'Comprobando el código…',
  changeNumber: 'Cambiar de número',
  resend: 'Enviar otro código',
  resendIn: 'Otro código en {{time}}',
  resent: 'Otro código va de camino.',
};

export const passwordSignIn: TextsIn<'es', typeof english.passwordSignIn> = {
  login: 'Usuario, correo o teléfono',
  forgot: '¿La has olvidado?',
  submit: 'Entrar',
};

export const google: TextsIn<'es', typeof english.google> = {
  signIn: 'Continuar con Google',
  finishing: 'Volviendo de Google',
  failed: 'No se ha podido entrar con Google',
  linked: 'Tu cuenta de Google está vinculada.',
  backToProfile: 'Volver a tu perfil',
};

export const demo: TextsIn<'es', typeof english.demo> = {
  title: '¿Solo quieres mirar?',
  lead: 'Sé alguien inventado por un rato. Ya hay amigos, grupos y salas.',
  as: 'Mirar como {{name}}',
  others: 'O como otra persona',
};

export const register: TextsIn<'es', typeof english.register> = {
  title: 'Crea una cuenta',
  lead: 'Tres datos y ya estás dentro.',
  emailHint: 'Para confirmar que eres tú, y por si olvidas la contraseña.',
  submit: 'Crear la cuenta',
  closed: 'Este servidor no admite registros por correo. Entra con tu teléfono.',
  alreadyHere: '¿Tienes cuenta?',
  signIn: 'Entrar',
};
