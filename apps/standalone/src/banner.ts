import path from 'node:path';
import { type Config } from '@parley/config';
import { type ServerInfo } from '@parley/contracts';
import { secretsFile } from './secrets.ts';

interface Facts {
  readonly config: Config;
  readonly demoPeople: ServerInfo['demoPeople'];
  readonly inbox: boolean;
}

/** What whoever started Parley wants to know first. */
export function banner({ config, demoPeople, inbox }: Facts): string {
  const [guest] = demoPeople;
  const url = config.settings.PUBLIC_URL;
  const rows: [label: string, text: string | undefined][] = [
    ['Web', url],
    ['Swagger', `${url}/swagger`],
    ['AsyncAPI', `${url}/asyncapi`],
    ['Inbox', inbox ? `${url}/dev/inbox, where codes and mails arrive` : undefined],
    ['Admin', adminSignIn(config)],
    ['Guest', guest && `sign in as ${guest.username} with the password ${guest.password}`],
    ['Data', `${shown(config.settings.DATA_DIR)}${path.sep}`],
  ];
  const lines = rows.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(9)}${text}`]));
  return ['', '  Parley is ready. Ctrl-C stops it.', '', ...lines, '', ''].join('\n');
}

/** A first password, shown where nobody else looks on. Later only its owner knows it. */
function adminSignIn({ settings, inProduction }: Config): string {
  const file = shown(secretsFile(settings.DATA_DIR));
  return inProduction
    ? `sign in as admin; the first password is ADMIN_PASSWORD, or in ${file}`
    : `sign in as admin with the first password ${settings.ADMIN_PASSWORD} (kept in ${file})`;
}

/** Short where it is inside the folder that the process was started in. */
function shown(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') ? path.resolve(file) : relative;
}
