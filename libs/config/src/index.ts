export {
  Config,
  ConfigError,
  LOCAL_SECRET_PREFIX,
  SETTING_NAMES,
  isSecret,
  type ConfigProblem,
} from './config.ts';
export { SECTIONS, Settings } from './settings.ts';
