import { type CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface.js';
import { type Config } from '@parley/config';
import { REQUEST_ID_HEADER } from './request-context.ts';

/** Pages of exactly these origins may call with credentials; others get no permission from the browser. */
export function corsOptions(config: Config): CorsOptions {
  return {
    origin: [...config.allowedOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      REQUEST_ID_HEADER,
      'ETag',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ],
    maxAge: 600,
  };
}
