import { type ById } from './state.ts';

export function withEntry<T>(map: ById<T>, id: string, value: T): ById<T> {
  return { ...map, [id]: value };
}

export function withEntries<T>(map: ById<T>, values: readonly T[], idOf: (value: T) => string): ById<T> {
  if (values.length === 0) return map;
  return { ...map, ...Object.fromEntries(values.map((value) => [idOf(value), value])) };
}

export function without<T>(map: ById<T>, ids: readonly string[]): ById<T> {
  if (!ids.some((id) => id in map)) return map;
  return Object.fromEntries(Object.entries(map).filter(([id]) => !ids.includes(id)));
}
