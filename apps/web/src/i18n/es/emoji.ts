import type * as english from '../en/emoji.ts';
import type { TextsIn } from '../languages.ts';

export const emoji: TextsIn<'es', typeof english.emoji> = {
  open: 'Emoji',
  picker: 'Elige un emoji',
  search: 'Buscar emojis',
  none: 'Ningún emoji se llama así.',
  notLoaded: 'No se han cargado los emojis.',
  all: 'Todos los emojis',
  quick: 'Reacciones rápidas',
  groups: {
    found: 'Encontrados',
    recent: 'Usados hace poco',
    smileys_emotion: 'Caras y emociones',
    people_body: 'Personas',
    animals_nature: 'Animales y naturaleza',
    food_drink: 'Comida y bebida',
    travel_places: 'Viajes y lugares',
    activities: 'Actividades',
    objects: 'Objetos',
    symbols: 'Símbolos',
    flags: 'Banderas',
  },
  tone: 'Tono de piel',
  tones: {
    none: 'Ninguno en particular',
    light: 'Claro',
    mediumLight: 'Claro medio',
    medium: 'Medio',
    mediumDark: 'Oscuro medio',
    dark: 'Oscuro',
  },
};
