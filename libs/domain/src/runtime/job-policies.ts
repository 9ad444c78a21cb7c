import { type JobPolicy } from '@parley/infra';

/** Every kind of job: its name in the queue, and how stubbornly it is tried. */
export const JOBS = {
  sendPhoneCode: 'send-phone-code',
  sendMail: 'send-mail',
  indexMessages: 'index-messages',
  removePicture: 'remove-picture',
  leaveGroups: 'leave-groups',
} as const;
export type JobName = (typeof JOBS)[keyof typeof JOBS];

export const JOB_POLICIES: Record<JobName, JobPolicy> = {
  // A code is worth nothing after its few minutes.
  'send-phone-code': { attempts: 5, backoffMs: 1000 },
  'send-mail': { attempts: 8, backoffMs: 5000 },
  'index-messages': { attempts: 10, backoffMs: 1000 },
  'leave-groups': { attempts: 10, backoffMs: 5000 },
  'remove-picture': { attempts: 10, backoffMs: 10_000 },
};
