import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from '@parley/config';
import { Database } from '@parley/database';
import { Bus, Clock, Files, Jobs, Limits, Presence, WebFetch } from '@parley/infra';
import { Announcements } from './announcements.ts';
import { Keys } from './keys.ts';
import { PersonalEvents } from './personal-events.ts';
import { type Runtime } from './runtime.ts';

/** The token of the whole runtime, for the parts of it that may be missing (sms, mail, inbox). */
export const RUNTIME = Symbol('runtime');

/** Puts the runtime's parts where every module can have them injected, each by its class. */
@Module({})
export class RuntimeModule {
  static of(runtime: Runtime): DynamicModule {
    const announcements = new Announcements(runtime.bus, runtime.log);
    const parts = [
      { provide: RUNTIME, useValue: runtime },
      { provide: Config, useValue: runtime.config },
      { provide: Clock, useValue: runtime.clock },
      { provide: Database, useValue: runtime.database },
      { provide: Bus, useValue: runtime.bus },
      { provide: Presence, useValue: runtime.presence },
      { provide: Limits, useValue: runtime.limits },
      { provide: Jobs, useValue: runtime.jobs },
      { provide: Files, useValue: runtime.files },
      { provide: WebFetch, useValue: runtime.webFetch },
      { provide: Keys, useValue: new Keys(runtime.config.settings.SECRET_KEY) },
      { provide: Announcements, useValue: announcements },
      { provide: PersonalEvents, useValue: new PersonalEvents(announcements) },
    ];
    return { module: RuntimeModule, global: true, providers: parts, exports: parts };
  }
}
