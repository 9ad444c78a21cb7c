import { Inject, Injectable } from '@nestjs/common';
import { type ServerInfo } from '@parley/contracts';
import { AccountSeeds, RUNTIME, type Runtime } from '@parley/domain';
import { VERSION } from '@parley/edge';

/** What this server is and can do, as its settings decide. */
@Injectable()
export class ServerFacts {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly seeds: AccountSeeds,
  ) {}

  info(): ServerInfo {
    const { config, sms, phoneVerifier, mail, inbox } = this.runtime;
    return {
      name: 'Parley',
      version: VERSION,
      signIn: {
        phone: sms !== null || phoneVerifier !== null,
        password: true,
        google: config.googleEnabled,
      },
      mail: mail !== null,
      linkPreviews: config.settings.LINK_PREVIEWS,
      directMessages: config.settings.DIRECT_MESSAGES,
      developmentInbox: inbox !== null,
      demoPeople: this.seeds.demoPeople(),
    };
  }
}
