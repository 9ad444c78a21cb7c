export { FakeClock } from './clock.ts';
export {
  startFakeGoogle,
  type FakeGoogle,
  type FakeGoogleOptions,
  type GooglePerson,
} from './fakes/google.ts';
export { startFakeSmtp, type FakeMail, type FakeSmtp } from './fakes/smtp.ts';
export { startFakeTwilio, TWILIO_ACCOUNT, type FakeTwilio } from './fakes/twilio.ts';
export { findProgram, PROGRAMS, requireProgram, type Program } from './services/available.ts';
export { startMariaDb, type MariaDbOptions, type MariaDbService } from './services/mariadb.ts';
export { startNginx, type NginxOptions, type NginxService } from './services/nginx.ts';
export { freePort } from './services/ports.ts';
export { answersHttp, startProcess, type ProcessOptions, type RunningProcess } from './services/process.ts';
export { startRedis, type RedisOptions, type RedisService } from './services/redis.ts';
export { Service } from './services/service.ts';
export { TcpProxy, type Cut } from './services/tcp-proxy.ts';
export { MAY_MOUNT, SmallDisk } from './services/small-disk.ts';
export { makeTempFolder, removeFolder } from './services/temp-folder.ts';
export { startCluster, type ClusterOptions, type ParleyCluster } from './parley/cluster.ts';
export { startEmbedded, type EmbeddedOptions } from './parley/embedded.ts';
export { TEST_ADMIN, TEST_SECRETS, type Environment } from './parley/environment.ts';
export type { ParleyProcess } from './parley/parley-process.ts';
export { ParleySystem, readInbox, type Mode } from './parley/parley-system.ts';
export { startSystem } from './parley/start-system.ts';
export { OutboxMemory } from './outbox-memory.ts';
export { RecordedLog, type LogEntry } from './recorded-log.ts';
export { InboxMemory } from './inbox-memory.ts';
