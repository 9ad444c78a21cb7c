import { Inject, Injectable } from '@nestjs/common';
import { AppError, type InboxMessage, LIMITS } from '@parley/contracts';
import { RUNTIME, type Runtime } from '@parley/domain';
import { z } from 'zod';

export const InboxFilter = z.strictObject({
  to: z
    .string()
    .max(LIMITS.email, 'Not a phone number or e-mail address.')
    // A plus sign that was not percent-encoded arrives as a space.
    .transform((text) => text.replace(/^ (?=\d)/, '+'))
    .optional()
    .describe('Only what was sent to this number or address.')
    .meta({ example: '+14155550100' }),
});
export type InboxFilter = z.infer<typeof InboxFilter>;

/** The text messages and mails of a server that really sends none. */
@Injectable()
export class DevelopmentInbox {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async list({ to }: InboxFilter): Promise<InboxMessage[]> {
    const { inbox } = this.runtime;
    if (!inbox) throw new AppError('FEATURE_DISABLED');
    const messages = await inbox.list(to);
    return messages.map((message) => ({
      to: message.to,
      via: message.via,
      text: message.text,
      at: message.at.toISOString(),
    }));
  }
}
