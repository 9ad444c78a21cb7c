import type * as english from '../en/profile.ts';
import type { TextsIn } from '../languages.ts';

export const profile: TextsIn<'es', typeof english.profile> = {
  lead: 'Quién eres aquí.',
  cardTitle: 'Tu tarjeta',
  cardHint: 'La ven todos los que han iniciado sesión.',
  displayName: 'Nombre',
  displayNameHint: 'El nombre que ven los demás. No tiene que ser el real.',
  username: 'Nombre de usuario',
  usernameHint: 'Letras, cifras, puntos y guiones bajos. Nadie más puede tener el mismo.',
  about: 'Sobre ti',
  aboutHint_one: 'Queda {{count}} carácter',
  aboutHint_many: 'Quedan {{count}} de caracteres',
  aboutHint_other: 'Quedan {{count}} caracteres',
  saved: 'Tu perfil está guardado.',
  picture: {
    choose: 'Elegir una imagen',
    change: 'Cambiar la imagen',
    remove: 'Quitarla',
    cropTitle: 'Tu imagen',
    stage: 'La parte de la imagen que ven los demás',
    zoom: 'Zoom',
    hint: 'Arrastra la imagen, o usa las flechas. Amplía con el control, con dos dedos o con más y menos.',
    use: 'Usar esta imagen',
    saved: 'Tu imagen está guardada.',
    removed: 'Se ha quitado tu imagen.',
    unreadable: 'Este archivo no se puede mostrar como imagen. Prueba con un JPEG o un PNG.',
  },
};

export const privacy: TextsIn<'es', typeof english.privacy> = {
  audience: { everyone: 'Todos', friends: 'Amigos', nobody: 'Nadie' },
  lastSeen: {
    label: 'En línea y última vez',
    hint: 'Quién ve si estás aquí y cuándo estuviste por última vez.',
  },
  readReceipts: {
    label: 'Confirmaciones de lectura',
    hint: 'Los demás ven lo que has leído y tú ves lo que han leído. Sin ellas, ni lo uno ni lo otro.',
  },
  findByPhone: {
    label: 'Encontrarte por teléfono',
    hint: 'Quien sabe tu número completo te encuentra con él. Nadie lo ve en tu tarjeta.',
  },
  findByEmail: {
    label: 'Encontrarte por correo',
    hint: 'Quien sabe tu dirección completa te encuentra con ella. Nadie la ve en tu tarjeta.',
  },
  signInMails: {
    label: 'Correo al iniciar sesión',
    hint: 'Un correo cuando alguien entra en tu cuenta desde un dispositivo nuevo, o se cierra la sesión de uno.',
  },
};

export const theme: TextsIn<'es', typeof english.theme> = {
  label: 'Apariencia',
  hint: 'Para este navegador.',
  system: 'Como el sistema',
  light: 'Claro',
  dark: 'Oscuro',
};
