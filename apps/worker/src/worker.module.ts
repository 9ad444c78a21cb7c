import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccountsModule, ConversationsModule, PicturesModule } from '@parley/domain';
import { Housekeeper } from './housekeeper.ts';
import { JobHandlers } from './job-handlers.ts';
import { IndexMessagesJob } from './jobs/index-messages.job.ts';
import { LeaveGroupsJob } from './jobs/leave-groups.job.ts';
import { RemovePictureJob } from './jobs/remove-picture.job.ts';
import { SendMailJob } from './jobs/send-mail.job.ts';
import { SendPhoneCodeJob } from './jobs/send-phone-code.job.ts';

const jobs = [IndexMessagesJob, LeaveGroupsJob, RemovePictureJob, SendMailJob, SendPhoneCodeJob];

@Module({
  imports: [AccountsModule, ConversationsModule, DiscoveryModule, PicturesModule],
  providers: [...jobs, Housekeeper, JobHandlers],
})
export class WorkerModule {}
