import { expect } from 'vitest';
import { check } from './checker.ts';
import { type Crew } from './crew.ts';
import { type Evidence } from './evidence.ts';
import { type Measured } from './holdings.ts';

/** So much of a long list says what is wrong. */
const SHOWN = 20;

/** Lets the crew come to rest, and fails with all that is not as it was promised. */
export async function expectSound(crew: Crew, processes: Iterable<Measured>): Promise<Evidence> {
  const evidence = await crew.rest(processes);
  expect(check(evidence).slice(0, SHOWN)).toEqual([]);
  return evidence;
}
