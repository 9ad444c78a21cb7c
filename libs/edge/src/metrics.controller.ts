import { Controller, Get, Header } from '@nestjs/common';
import { register } from 'prom-client';
import { Metrics } from './metrics.ts';
import { Unguarded } from './unguarded.ts';

@Controller('metrics')
@Unguarded()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('Content-Type', register.contentType)
  read(): Promise<string> {
    return this.metrics.text();
  }
}
