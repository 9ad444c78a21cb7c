import type * as english from '../en/update.ts';
import type { TextsIn } from '../languages.ts';

export const update: TextsIn<'es', typeof english.update> = {
  ready: 'Hay una versión nueva de Parley.',
  reload: 'Recargar',
  later: 'Más tarde',
};
