import { Inject, Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type Tx } from '@parley/database';
import { Clock, type Job } from '@parley/infra';
import { z } from 'zod';
import { JOBS } from '../runtime/job-policies.ts';
import { Keys } from '../runtime/keys.ts';
import { RUNTIME } from '../runtime/runtime.module.ts';
import { type Runtime } from '../runtime/runtime.ts';
import { phoneCodeText } from './phone-code-text.ts';

const Payload = z.object({
  phone: z.string(),
  locale: z.string(),
  expiresAt: z.iso.datetime(),
  /** The code, sealed; null where the provider makes it. */
  sealedCode: z.string().nullable(),
});

interface OrderedCode {
  readonly requestId: string;
  readonly phone: string;
  readonly locale: string;
  readonly code: string | null;
  readonly expiresAt: Date;
}

/** Orders text messages with codes and sends what was ordered: once, even if the process died in the middle of sending. */
@Injectable()
export class PhoneCodeDelivery {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly keys: Keys,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async order(tx: Tx, { requestId, phone, locale, code, expiresAt }: OrderedCode): Promise<void> {
    const sealedCode = code === null ? null : this.keys.seal(code);
    await tx.enqueue({
      id: requestId,
      name: JOBS.sendPhoneCode,
      payload: { phone, locale, expiresAt: expiresAt.toISOString(), sealedCode },
    });
  }

  async deliver({ id, payload, createdAt: orderedAt, attempt }: Job): Promise<void> {
    const { phone: to, locale, expiresAt, sealedCode } = Payload.parse(payload);
    // Nobody is helped by a code that has expired while the provider was out of reach.
    if (new Date(expiresAt) <= this.clock.now()) return;
    const again = attempt > 1;
    const { sms, phoneVerifier } = this.runtime;
    if (sealedCode === null) {
      if (!phoneVerifier || (again && (await phoneVerifier.wasStarted({ id, to, orderedAt })))) return;
      await phoneVerifier.start({ id, to, orderedAt, locale });
      return;
    }
    const text = phoneCodeText(this.keys.unseal(sealedCode), locale, this.config);
    const message = { id, to, text, orderedAt };
    if (!sms || (again && (await sms.wasAccepted(message)))) return;
    await sms.send(message);
  }
}
