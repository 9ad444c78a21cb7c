import { LOCAL_SECRET_PREFIX } from '@parley/config';
import { sections, type SectionFacts, type SettingFacts } from './setting.ts';

/** The containers of docker-compose.local.yml, and the port that each of them listens on. */
const CONTAINERS = [
  { name: 'api', port: '5000' },
  { name: 'gateway', port: '5001' },
  { name: 'worker', port: '5002' },
  { name: 'migrate', port: undefined },
] as const;

/**
 * For each container, and in common.env for all of them: `<name>.env` with the values of a cluster on one's own
 * machine, and `<name>.env.example` with every setting there is, explained.
 */
export function environmentFiles(): [file: string, text: string][] {
  const forAll = pick(({ name, apps }) => apps === undefined && name !== 'PORT');
  const files = [...pair('common', 'all containers', forAll)];
  for (const { name, port } of CONTAINERS) {
    const own = pick((setting) => setting.apps?.includes(name) === true || setting.name === 'PORT')
      .map((section) => ({ ...section, settings: section.settings.flatMap((each) => withPort(each, port)) }))
      .filter(({ settings }) => settings.length > 0);
    files.push(...pair(name, `the container ${name}, beside common.env`, own));
  }
  return [...files, ['env/mysql.env', mysqlFile()]];
}

/** What the image of MySQL makes at its first start: the database and the account of DATABASE_URL. */
function mysqlFile(): string {
  const setting = sections()
    .flatMap(({ settings }) => settings)
    .find(({ name }) => name === 'DATABASE_URL');
  const { username, password, pathname } = new URL(setting?.local ?? '');
  return [
    ...heading('the container mysql'),
    `MYSQL_DATABASE=${pathname.slice(1)}`,
    `MYSQL_USER=${username}`,
    `MYSQL_PASSWORD=${password}`,
    `MYSQL_ROOT_PASSWORD=${LOCAL_SECRET_PREFIX}root`,
    '',
  ].join('\n');
}

function pick(wanted: (setting: SettingFacts) => boolean): SectionFacts[] {
  return sections()
    .map(({ title, settings }) => ({ title, settings: settings.filter(wanted) }))
    .filter(({ settings }) => settings.length > 0);
}

function withPort(setting: SettingFacts, port: string | undefined): SettingFacts[] {
  if (setting.name !== 'PORT') return [setting];
  return port === undefined ? [] : [{ ...setting, local: port }];
}

function pair(name: string, purpose: string, content: readonly SectionFacts[]): [string, string][] {
  return [
    [`env/${name}.env`, localFile(name, purpose, content)],
    [`env/${name}.env.example`, exampleFile(purpose, content)],
  ];
}

function localFile(name: string, purpose: string, content: readonly SectionFacts[]): string {
  const lines = content
    .flatMap(({ settings }) => settings)
    .flatMap((setting) => (setting.local === undefined ? [] : [`${setting.name}=${setting.local}`]));
  return [...heading(purpose), `# All settings, explained: ${name}.env.example.`, ...lines, ''].join('\n');
}

function heading(purpose: string): string[] {
  return [
    '# Made by `npm run generate` from libs/config/src/settings.ts.',
    `# For ${purpose}, on one's own machine only: the secrets here are public, and production refuses them.`,
  ];
}

function exampleFile(purpose: string, content: readonly SectionFacts[]): string {
  const blocks = content.map(({ title, settings }) =>
    [`# ---- ${title} ----`, '', ...settings.flatMap(exampleLines)].join('\n'),
  );
  return [
    '# Made by `npm run generate` from libs/config/src/settings.ts.',
    `# For ${purpose}. Lines with a # in front show the default.`,
    '',
    ...blocks,
  ].join('\n');
}

function exampleLines({ name, description, allowed, secret, fallback, local }: SettingFacts): string[] {
  const notes = [
    description.replaceAll('`', ''),
    `Allowed: ${allowed.replaceAll('`', '')}.`,
    ...(secret ? [`Secret: may be in a file named by ${name}_FILE instead.`] : []),
  ];
  const value = local === undefined ? `# ${name}=${fallback ?? ''}` : `${name}=${local}`;
  return [...notes.map((note) => `# ${note}`), value, ''];
}
