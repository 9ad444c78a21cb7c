import type * as english from '../en/problems.ts';
import type { TextsIn } from '../languages.ts';

const oldPage = 'Esta página y el servidor no se entienden. Recarga la página.';

export const problems: TextsIn<'es', typeof english.problems> = {
  NETWORK: 'No se puede llegar a Parley. Revisa tu conexión y vuelve a intentarlo.',
  UNEXPECTED_ANSWER: oldPage,
  MALFORMED_BODY: oldPage,
  UNSUPPORTED_MEDIA_TYPE: oldPage,
  METHOD_NOT_ALLOWED: oldPage,
  UNKNOWN_CHANNEL: oldPage,
  UNKNOWN_ACTION: oldPage,
  MALFORMED_FRAME: oldPage,
  FRAME_TOO_LARGE: 'Es más de lo que el servidor acepta de una vez. Acórtalo.',
  BODY_TOO_LARGE: 'Es más de lo que el servidor acepta de una vez. Acórtalo.',
  VALIDATION_FAILED: 'Hay algo mal en el formulario. Revisa lo que has escrito.',
  PICTURE_INVALID: 'Esta imagen no sirve. Prueba con otra, por ejemplo un JPEG o un PNG.',
  UNAUTHENTICATED: 'Tu sesión está cerrada. Vuelve a entrar.',
  TOKEN_EXPIRED: 'Has estado fuera mucho tiempo. Recarga la página.',
  SESSION_REVOKED: 'Se ha cerrado la sesión de este dispositivo. Vuelve a entrar.',
  INVALID_CREDENTIALS: 'El nombre o la contraseña no son correctos.',
  INVALID_REFRESH_TOKEN: 'Tu sesión está cerrada. Vuelve a entrar.',
  CODE_INVALID: 'Este código no es correcto o es demasiado antiguo. Revísalo, o pide otro.',
  LINK_INVALID: 'Este enlace ya se usó o es demasiado antiguo. Pide uno nuevo.',
  CSRF_REJECTED: 'El servidor no acepta nada desde esta dirección. Abre Parley en su dirección habitual.',
  FORBIDDEN: 'No puedes hacer esto.',
  PASSWORD_REQUIRED: 'Escribe tu contraseña actual para confirmar.',
  COUNTRY_NOT_ALLOWED: 'Aquí no se pueden usar teléfonos de este país. Entra de otra forma.',
  NOT_FOUND: 'Aquí ya no hay nada.',
  CONFLICT: 'Algo ha cambiado mientras tanto. Recarga la página y vuelve a intentarlo.',
  USERNAME_TAKEN: 'Otra persona tiene este nombre de usuario. Prueba con otro.',
  EMAIL_TAKEN: 'Este correo es de otra cuenta. Entra en ella, o usa otro correo.',
  PHONE_TAKEN: 'Este teléfono es de otra cuenta.',
  LAST_SIGN_IN_METHOD: 'Es tu única forma de entrar. Añade otra antes.',
  RATE_LIMITED: 'Han sido demasiadas veces. Espera un momento y vuelve a intentarlo.',
  SMS_LIMIT_REACHED: 'Hoy no se pueden enviar más códigos. Entra de otra forma, o vuelve mañana.',
  FEATURE_DISABLED: 'Esto no está activado en este servidor.',
  UNAVAILABLE: 'Parley no puede hacerlo ahora mismo. Vuelve a intentarlo en un momento.',
  INTERNAL: 'Algo ha fallado por nuestra parte. Vuelve a intentarlo en un momento.',
};

export const problemPage: TextsIn<'es', typeof english.problemPage> = {
  title: 'Algo ha fallado',
  unreachable: 'Sin conexión',
  quote: 'Si informas de esto, menciona',
};

export const notFound: TextsIn<'es', typeof english.notFound> = {
  title: 'Aquí no hay nada',
  text: 'La página se movió, o nunca existió. Puede que haya un desliz en la dirección.',
};
