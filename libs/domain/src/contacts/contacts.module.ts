import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.ts';
import { PresenceModule } from '../presence/presence.module.ts';
import { Blocks } from './blocks.service.ts';
import { ContactSeeds } from './contact-seeds.service.ts';
import { Friends } from './friends.service.ts';
import { Friendships } from './friendships.ts';
import { InterestBoxes } from './interest-boxes.service.ts';
import { InterestEndings } from './interest-endings.ts';
import { InterestQuotas } from './interest-quotas.ts';
import { Interests } from './interests.service.ts';
import { People } from './people.service.ts';
import { Relations } from './relations.service.ts';

const services = [Blocks, ContactSeeds, Friends, InterestBoxes, Interests, People, Relations];

/** How people stand to one another. */
@Module({
  imports: [AccountsModule, PresenceModule],
  providers: [...services, Friendships, InterestEndings, InterestQuotas],
  exports: services,
})
export class ContactsModule {}
