import type * as english from '../en/account.ts';
import type { TextsIn } from '../languages.ts';

export const password: TextsIn<'es', typeof english.password> = {
  label: 'Contraseña',
  current: 'Contraseña actual',
  new: 'Contraseña nueva',
  hint: 'Al menos 10 caracteres. Unas cuantas palabras seguidas se recuerdan bien.',
  show: 'Mostrar la contraseña',
  hide: 'Ocultar la contraseña',
};

export const email: TextsIn<'es', typeof english.email> = {
  label: 'Correo electrónico',
};

export const account: TextsIn<'es', typeof english.account> = {
  title: 'Inicio de sesión',
  hint: 'Nadie más ve nada de esto.',
  none: 'Todavía no hay',
  add: 'Añadir',
  change: 'Cambiar',
  remove: 'Quitar',
  phone: {
    label: 'Número de teléfono',
    changeTitle: 'Tu número de teléfono',
    changed: 'Tu número nuevo está guardado.',
    removed: 'Se ha quitado el número de teléfono.',
    removeTitle: '¿Quitar el número de teléfono?',
    removeText: 'Ya no podrás entrar con un código enviado a este número.',
  },
  email: {
    changeTitle: 'Tu correo electrónico',
    hint: 'Enviamos un enlace a la dirección nueva. Cuenta en cuanto lo abras.',
    submit: 'Enviar el enlace',
    sent: 'Un enlace va de camino a {{email}}.',
    waiting: 'Pendiente de confirmar: {{email}}',
    removed: 'Se ha quitado el correo electrónico.',
    removeTitle: '¿Quitar el correo electrónico?',
    removeText: 'Si olvidas la contraseña, ya no podrás recuperarla por correo.',
  },
  password: {
    set: 'Creada',
    addTitle: 'Elige una contraseña',
    changeTitle: 'Cambia tu contraseña',
    submit: 'Guardar la contraseña',
    changed: 'Tu contraseña nueva está guardada.',
  },
  google: {
    linked: 'Vinculada',
    notLinked: 'No vinculada',
    link: 'Vincular',
    unlink: 'Desvincular',
    unlinkTitle: '¿Desvincular la cuenta de Google?',
    unlinkText: 'Ya no podrás entrar con Google.',
    unlinked: 'Se ha desvinculado la cuenta de Google.',
  },
};

export const deletion: TextsIn<'es', typeof english.deletion> = {
  title: 'Eliminar la cuenta',
  hint: 'Con tu tarjeta, tus ajustes y tus dispositivos.',
  open: 'Eliminar mi cuenta…',
  text: 'Se cierra tu sesión en todas partes. Durante unos días, al entrar lo recuperas todo; después desaparece para siempre.',
  keep: 'Conservarla',
  submit: 'Eliminarla',
  done: 'Tu cuenta se eliminará después del {{date}}. Entra antes para conservarla.',
};
