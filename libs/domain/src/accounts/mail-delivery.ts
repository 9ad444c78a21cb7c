import { Inject, Injectable } from '@nestjs/common';
import { type Tx } from '@parley/database';
import { type Job, type MailMessage } from '@parley/infra';
import { z } from 'zod';
import { JOBS } from '../runtime/job-policies.ts';
import { Keys } from '../runtime/keys.ts';
import { RUNTIME } from '../runtime/runtime.module.ts';
import { type Runtime } from '../runtime/runtime.ts';

const Payload = z.object({ sealed: z.string() });
const SealedMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  action: z.object({ label: z.string(), url: z.string() }).optional(),
});

/** Orders mails and sends what was ordered. Mails carry links that open accounts, so they wait sealed. */
@Injectable()
export class MailDelivery {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly keys: Keys,
  ) {}

  async order(tx: Tx, mail: Omit<MailMessage, 'id'>): Promise<void> {
    if (!this.runtime.mail) return;
    await tx.enqueue({ name: JOBS.sendMail, payload: { sealed: this.keys.seal(JSON.stringify(mail)) } });
  }

  /** May send twice if it is cut off in the middle; the Message-ID is then the same. */
  async deliver({ id, payload }: Job): Promise<void> {
    const { action, ...mail } = SealedMail.parse(JSON.parse(this.keys.unseal(Payload.parse(payload).sealed)));
    await this.runtime.mail?.send({ id, ...mail, ...(action ? { action } : {}) });
  }
}
