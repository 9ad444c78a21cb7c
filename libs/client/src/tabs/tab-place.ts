import { type TabChannel, type TabPlatform } from './tab-platform.ts';

/** Where the tabs that may share a connection meet. Tabs of a release that speaks otherwise meet elsewhere. */
export interface TabPlace {
  readonly platform: TabPlatform;
  /** Held by the tab that has the connection. */
  readonly hostLock: string;
  openChannel(heard: (message: unknown) => void): TabChannel;
}

const PROTOCOL = 1;

export function tabPlace(platform: TabPlatform, group: string): TabPlace {
  const name = `parley-connection-${PROTOCOL} ${group}`;
  return { platform, hostLock: name, openChannel: (heard) => platform.openChannel(name, heard) };
}

/** Held by a member for as long as it lives. */
export const memberLock = (member: string): string => `parley-member ${member}`;
