import { describe, expect, it } from 'vitest';
import { compactJson } from './compact-json.ts';

describe('JSON for reading', () => {
  it('keeps in a line what fits into one', () => {
    expect(compactJson({ a: [1, 'b', null], c: {}, d: [] })).toBe(
      '{ "a": [1, "b", null], "c": {}, "d": [] }',
    );
  });

  it('breaks what does not, from the outside', () => {
    const value = { name: 'Harbour walk', members: [{ id: 1 }, { id: 2 }] };
    expect(compactJson(value, 40)).toBe(
      '{\n  "name": "Harbour walk",\n  "members": [{ "id": 1 }, { "id": 2 }]\n}',
    );
  });

  it('is still JSON', () => {
    const value = { quote: '"', list: [[{ deep: 'x'.repeat(100) }]] };
    expect(JSON.parse(compactJson(value, 10))).toEqual(value);
  });
});
