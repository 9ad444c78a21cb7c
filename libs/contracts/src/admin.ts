import { z } from 'zod';
import { Id, Timestamp } from './primitives.ts';

export const DeadJob = z
  .object({
    id: Id,
    name: z.string().meta({ example: 'send-otp' }),
    attempts: z.number().int(),
    error: z.string().describe('Why the last attempt failed.'),
    createdAt: Timestamp,
    diedAt: Timestamp,
  })
  .meta({
    id: 'DeadJob',
    example: {
      id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
      name: 'send-mail',
      attempts: 8,
      error: 'The mail server did not answer.',
      createdAt: '2026-11-20T09:30:00.000Z',
      diedAt: '2026-11-20T09:41:00.000Z',
    },
  });

export const JobOverview = z
  .object({ waiting: z.number().int(), dead: z.array(DeadJob) })
  .meta({ id: 'JobOverview', example: { waiting: 3, dead: [DeadJob.meta()?.example] } });
export type JobOverview = z.infer<typeof JobOverview>;
