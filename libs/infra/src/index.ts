export { Bus, type BusHandler, type Json, type Subscription } from './bus/bus.ts';
export { withFaults } from './bus/bus-faulty.ts';
export { BusMemory } from './bus/bus-memory.ts';
export { BusRedis } from './bus/bus-redis.ts';
export { Clock, SystemClock } from './clock.ts';
export { DeliveryError } from './delivery-error.ts';
export { failpoint } from './failpoint.ts';
export { PLANTED_BUGS, planted, type PlantedBug } from './planted-bugs.ts';
export { Files } from './files/files.ts';
export { FilesFolder } from './files/files-folder.ts';
export { squaresOf, thumbnailOf, UnusablePicture } from './images/pictures.ts';
export type { InboxMessage, InboxStore } from './inbox.ts';
export {
  Jobs,
  type DeadJob,
  type Job,
  type JobHandler,
  type JobPolicy,
  type OutboxJob,
  type OutboxStore,
} from './jobs/jobs.ts';
export { JobsBullMQ, type JobsBullMQOptions } from './jobs/jobs-bullmq.ts';
export { JobsEmbedded, type JobsEmbeddedOptions } from './jobs/jobs-embedded.ts';
export { Limits, type LimitResult, type LimitRule } from './limits/limits.ts';
export { LimitsMemory } from './limits/limits-memory.ts';
export { LimitsRedis } from './limits/limits-redis.ts';
export type { Log } from './logger.ts';
export { Mail, type MailMessage } from './mail/mail.ts';
export { MailInbox } from './mail/mail-inbox.ts';
export { MailSmtp, type MailSmtpOptions } from './mail/mail-smtp.ts';
export { Presence } from './presence/presence.ts';
export { PresenceMemory, type PresenceMemoryOptions } from './presence/presence-memory.ts';
export { PresenceRedis } from './presence/presence-redis.ts';
export { PhoneVerifier, Sms, type SmsMessage } from './sms/sms.ts';
export { isRedisOutage } from './redis-connection.ts';
export { SmsInbox } from './sms/sms-inbox.ts';
export { WebFetch, type WebAnswer, WebFetchError, type WebRequest } from './web-fetch/web-fetch.ts';
export { WebFetchHttp, type WebFetchHttpOptions } from './web-fetch/web-fetch-http.ts';
