import { LOCAL_SECRET_PREFIX } from '@parley/config';
import { sections, type SettingFacts } from './setting.ts';

const INTRODUCTION = `<!-- Made by \`npm run generate\` from libs/config/src/settings.ts. -->

# Settings

Every setting is an environment variable. A variable that is empty counts as one that is not set.
A secret \`NAME\` may also be in a file: set \`NAME_FILE\` to its path instead of setting \`NAME\`.

A process that is given settings that cannot work does not start, and says everything that is wrong at once.
\`npm run config:check\` says the same beforehand, for the present environment or for the files you name:

    npm run config:check -- env/common.env env/api.env

Embedded mode (\`npm start\`) needs none of them: it is local unless \`PARLEY_ENV\` says otherwise, and keeps random
secrets of its own in \`DATA_DIR\`. \`env/*.env\` hold the settings of a cluster on one's own machine; their secrets start
with \`${LOCAL_SECRET_PREFIX}\`, and production refuses them. \`env/*.env.example\` list everything, to be copied for a real one.
`;

export function configurationPage(): string {
  const tables = sections().map(({ title, settings }) =>
    [
      `## ${title}`,
      '',
      '| Name | Default | Allowed | Secret | What it does |',
      '| --- | --- | --- | --- | --- |',
      ...settings.map(row),
      '',
    ].join('\n'),
  );
  return [INTRODUCTION, ...tables].join('\n');
}

function row(setting: SettingFacts): string {
  const { name, fallback, allowed, secret, description, apps } = setting;
  const readers = apps ? ` Read by ${apps.join(', ')}.` : '';
  const cells = [
    `\`${name}\``,
    fallback === undefined ? 'must be set' : fallback === '' ? 'empty' : `\`${fallback}\``,
    allowed,
    secret ? 'yes' : '',
    description + readers,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
