import { Controller, Get, Header } from '@nestjs/common';
import { metricsRegistry } from './metrics-registry.ts';
import { Metrics } from './metrics.ts';
import { Unguarded } from './unguarded.ts';

@Controller('metrics')
@Unguarded()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('Content-Type', metricsRegistry.contentType)
  read(): Promise<string> {
    return this.metrics.text();
  }
}
