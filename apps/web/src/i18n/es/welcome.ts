import type * as english from '../en/welcome.ts';
import type { TextsIn } from '../languages.ts';

export const welcome: TextsIn<'es', typeof english.welcome> = {
  title: 'Encantados de conocerte',
  lead: 'Así te verán los demás.',
  submit: 'Guardar y seguir',
  skip: 'Más tarde',
};

export const firstSteps: TextsIn<'es', typeof english.firstSteps> = {
  title: 'Hola, {{name}}',
  lead: 'Esto aún está tranquilo. Tres formas de cambiarlo:',
  people: { title: 'Buscar gente', why: 'Por nombre, usuario, teléfono o correo.' },
  group: { title: 'Crear un grupo', why: 'Para el equipo, la familia o el paseo por el puerto.' },
  rooms: { title: 'Recorrer las salas', why: 'Abiertas a todos en este servidor.' },
};

export const checklist: TextsIn<'es', typeof english.checklist> = {
  title: 'Ponte cómodo',
  done: '{{done}} de {{all}} hechos',
  isDone: 'Hecho:',
  about: { title: 'Cuenta algo sobre ti', why: 'Para que sepan que han dado con quien buscaban.' },
  email: { title: 'Añade y confirma un correo', why: 'Te devuelve la cuenta si pierdes el teléfono.' },
  secondWay: {
    title: 'Ten una segunda forma de entrar',
    why: 'Un teléfono, una contraseña o Google, además de la que tienes.',
  },
};
