import { describe, expect, it } from 'vitest';
import {
  countriesIn,
  findCountries,
  formatPhone,
  likelyCountry,
  numberOf,
  retyped,
} from './phone-numbers.ts';

const countries = countriesIn('en');
const firstFor = (query: string) => findCountries(countries, query)[0]?.name;

describe('the search for a country', () => {
  it('finds by name, without accents and case', () => {
    expect(firstFor('turkiye')).toBe('Türkiye');
    expect(firstFor('GERM')).toBe('Germany');
  });

  it('finds by country code and by calling code', () => {
    expect(firstFor('ch')).toBe('Switzerland');
    expect(findCountries(countries, '+49')[0]?.code).toBe('DE');
    expect(findCountries(countries, '0049')[0]?.code).toBe('DE');
  });

  it('puts what begins with the words first', () => {
    expect(firstFor('united s')).toBe('United States');
    expect(findCountries(countries, 'guinea').map(({ code }) => code)).toEqual(['GN', 'GW', 'GQ', 'PG']);
  });

  it('shows all for nothing and nothing for nonsense', () => {
    expect(findCountries(countries, ' ')).toHaveLength(countries.length);
    expect(findCountries(countries, 'zzzz')).toEqual([]);
  });
});

describe('a typed number', () => {
  it('becomes E.164 with the chosen country', () => {
    expect(numberOf({ country: 'GB', national: '020 7946 0958' })).toBe('+442079460958');
    expect(numberOf({ country: 'US', national: '(415) 555-2671' })).toBe('+14155552671');
  });

  it('is none while it is too short, or carries an extension', () => {
    expect(numberOf({ country: 'GB', national: '020 79' })).toBeNull();
    expect(numberOf({ country: 'US', national: '415 555 2671 ext 5' })).toBeNull();
  });

  it('moves its country into the picker when it is pasted whole', () => {
    const draft = { country: 'US', national: '' } as const;
    expect(retyped(draft, '+49 1512 3456789')).toEqual({ country: 'DE', national: '01512 3456789' });
    expect(retyped(draft, '0049 1512 3456789')).toEqual({ country: 'DE', national: '01512 3456789' });
    expect(retyped(draft, '+4')).toEqual({ country: 'US', national: '+4' });
    expect(retyped(draft, '415 555')).toEqual({ country: 'US', national: '415 555' });
  });
});

it('guesses the country from the language of the browser', () => {
  expect(likelyCountry('de-AT')).toBe('AT');
  expect(likelyCountry('ja')).toBe('JP');
  expect(likelyCountry('en-001')).toBe('US');
});

it('writes a number for reading', () => {
  expect(formatPhone('+442079460958')).toBe('+44 20 7946 0958');
});
