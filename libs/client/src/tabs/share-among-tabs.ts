import { newClientId } from '../chat/client-id.ts';
import { type OpenTransport, type Transport, type TransportListener } from '../socket/transport.ts';
import { Guest } from './guest.ts';
import { Host } from './host.ts';
import { tabPlace, type TabPlace } from './tab-place.ts';
import { type TabPlatform } from './tab-platform.ts';

export interface SharingSettings {
  /** Makes the one real connection. */
  open: OpenTransport;
  platform: TabPlatform;
  /** Tabs of the same group share: those in which the same person is signed in. */
  group: () => string;
}

/**
 * One connection for all tabs of a browser. The first tab has it and serves the others; when it goes, the others lose
 * their connection too, and one of them makes the next. A tab that has it and is frozen loses it to one that is awake.
 */
export function shareAmongTabs({ open, platform, group }: SharingSettings): OpenTransport {
  const hosts = new Map<string, Host>();
  return (address, token, listener) => {
    const place = tabPlace(platform, group());
    return new Attempt({ place, hosts, open, address, token, listener });
  };
}

interface AttemptSettings {
  place: TabPlace;
  /** Of this very tab, by their locks. */
  hosts: Map<string, Host>;
  open: OpenTransport;
  address: string;
  token: string;
  listener: TransportListener;
}

/** One use of the connection, as a host or as a guest, whichever there is room for. */
class Attempt implements Transport {
  readonly #settings: AttemptSettings;
  readonly #member = newClientId();
  #way: Transport | null = null;
  #closed = false;

  constructor(settings: AttemptSettings) {
    this.#settings = settings;
    void this.#begin(false);
  }

  async request(...question: Parameters<Transport['request']>): Promise<unknown> {
    if (!this.#way) throw new Error('There is no connection yet.');
    return await this.#way.request(...question);
  }

  close(): void {
    this.#closed = true;
    this.#way?.close();
  }

  async #begin(byForce: boolean): Promise<void> {
    const host = await this.#host(byForce);
    if (this.#closed) {
      host?.dismissIfUnused();
      return;
    }
    if (host?.retired) {
      await this.#begin(false);
      return;
    }
    const { place, address, token, listener } = this.#settings;
    const member = this.#member;
    if (host) {
      this.#way = {
        request: (frame, timeoutMs) => host.request(member, frame, timeoutMs),
        close: () => {
          host.leave(member);
        },
      };
      host.join(member, address, token, listener);
      return;
    }
    const unhosted = (silent: boolean) => {
      this.#way = null;
      void this.#begin(silent);
    };
    this.#way = new Guest({ place, member, address, token, listener, unhosted });
  }

  /** The host of this tab, or one that begins here because no other tab has one. */
  async #host(byForce: boolean): Promise<Host | null> {
    const { place, hosts, open } = this.#settings;
    const { hostLock, platform } = place;
    const known = hosts.get(hostLock);
    if (known) return known;
    const lost = () => hosts.get(hostLock)?.dismiss();
    const release = await platform.locks.take(hostLock, { byForce, lost });
    if (!release) return hosts.get(hostLock) ?? null;
    const host = new Host(place, open, () => {
      hosts.delete(hostLock);
      release();
    });
    hosts.set(hostLock, host);
    return host;
  }
}
