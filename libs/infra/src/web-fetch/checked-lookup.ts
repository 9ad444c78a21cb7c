import { type LookupAddress } from 'node:dns';
import { type LookupFunction } from 'node:net';
import { WebFetchError } from './web-fetch.ts';

export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * Looks a name up for one connection, which then goes to what was checked here and asks nobody again. One address that
 * must not be reached spoils the name: it is pointed at us on purpose.
 */
export function checkedLookup(resolve: Resolve, mayReach: (address: string) => boolean): LookupFunction {
  return (host, { all = false }, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) done(new WebFetchError('The name leads nowhere.'), '');
        else if (!addresses.every(({ address }) => mayReach(address)))
          done(new WebFetchError('The name leads to an address that is not public.'), '');
        else if (all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(new WebFetchError('The name cannot be looked up.', { cause: error }), ''),
    );
  };
}
