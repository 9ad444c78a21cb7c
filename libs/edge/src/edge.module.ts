import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { OutboxDispatch } from './outbox-dispatch.ts';
import { ReadinessCheck } from './readiness.ts';

/** What every server answers besides its own routes. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Metrics, OutboxDispatch, ReadinessCheck],
})
export class EdgeModule {}
