import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Config } from '@parley/config';
import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { answerClientErrors } from './client-errors.ts';
import { corsOptions } from './cors.ts';
import { ErrorFilter } from './error.filter.ts';
import { jsonBody } from './json-body.ts';
import { measureRequests } from './metrics.ts';
import { giveRequestId } from './request-context.ts';
import { logRequests } from './request-log.ts';
import { Routes } from './routes.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { securityHeaders } from './security-headers.ts';
import { refuseMalformedUrl } from './well-formed-url.ts';

const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than a proxy keeps its connections to us, so that it never sends into one that we are closing. */
const KEEP_ALIVE_MS = 75_000;

/** What every request to any of the servers goes through, in this order; once for each process. */
export function setUpHttp(app: NestExpressApplication, config: Config, logger: Logger): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.settings.TRUSTED_PROXIES);

  app.use(giveRequestId);
  app.use(logRequests(logger));
  app.use(measureRequests);
  app.use(securityHeaders(config));
  app.enableCors(corsOptions(config));
  app.use(keepAnswersPrivate);
  app.use(refuseMalformedUrl);
  app.use(jsonBody());

  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ErrorFilter(logger, new Routes(app)));

  const server = app.getHttpServer();
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  answerClientErrors(server);
}

/** Answers with data are stored nowhere, unless a handler says otherwise for its own. */
function keepAnswersPrivate(request: Request, response: Response, next: NextFunction): void {
  if (/^\/(api|dev|health|metrics)(\/|$)/.test(request.path)) response.set('Cache-Control', 'no-store');
  next();
}
