export { busConformance, type BusSetup } from './bus.conformance.ts';
export { filesConformance, type FilesSetup } from './files.conformance.ts';
export { jobsConformance, type JobsSetup } from './jobs.conformance.ts';
export { limitsConformance, type LimitsSetup } from './limits.conformance.ts';
export { outboxConformance, type OutboxSetup } from './outbox.conformance.ts';
export { presenceConformance, type PresenceSetup } from './presence.conformance.ts';
