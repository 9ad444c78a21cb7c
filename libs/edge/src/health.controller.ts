import { Controller, Get, Res } from '@nestjs/common';
import { type Response } from 'express';
import { type Readiness, ReadinessCheck } from './readiness.ts';
import { Unguarded } from './unguarded.ts';

@Controller('health')
@Unguarded()
export class HealthController {
  constructor(private readonly readiness: ReadinessCheck) {}

  /** The process runs and its event loop turns. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** Requests may be sent here. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.readiness.run();
    response.status(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }
}
