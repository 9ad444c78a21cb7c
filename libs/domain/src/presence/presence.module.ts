import { Module } from '@nestjs/common';
import { Whereabouts } from './whereabouts.service.ts';

/** Who is here. */
@Module({ providers: [Whereabouts], exports: [Whereabouts] })
export class PresenceModule {}
