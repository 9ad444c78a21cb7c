import { Config } from '@parley/config';
import { StartupProblem } from '@parley/edge';
import { claimDataDir } from './data-dir.ts';
import { freshSecrets, keepSecrets, type Secrets } from './secrets.ts';

const PORT = '8080';

/** The settings of embedded mode, which needs none: a folder for the data is claimed, and secrets are made and kept in it. */
export function embeddedConfig(): Config {
  // First with secrets that are kept nowhere: a broken setting is told before anything is written.
  const fresh = freshSecrets();
  const { MODE, DATA_DIR } = load(fresh).settings;
  if (MODE !== 'embedded') {
    throw new StartupProblem(
      'This is embedded mode, and MODE says otherwise. Unset MODE, or start api, gateway and worker.',
    );
  }
  claimDataDir(DATA_DIR);
  return load(keepSecrets(DATA_DIR, fresh));
}

function load(secrets: Secrets): Config {
  return Config.load(undefined, (given) => {
    const local = (given.PARLEY_ENV ?? 'local') === 'local';
    const address = `http://localhost:${given.PORT ?? PORT}`;
    return {
      PARLEY_ENV: 'local',
      PORT,
      // A broken PORT is told once, not as a broken address too.
      ...(URL.canParse(address) ? { PUBLIC_URL: address } : {}),
      SEED_DEMO: String(local),
      // So that on a terminal the lines that tell where everything is stay in sight.
      ...(local && process.stdout.isTTY ? { LOG_LEVEL: 'warn' } : {}),
      ...secrets,
    };
  });
}
