import { existsSync } from 'node:fs';
import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Without regard to case, as Express reads addresses. */
const OF_THE_SERVER =
  /^\/(api|socket\.io|swagger|swagger-json|swagger-yaml|asyncapi|asyncapi\.json|health|metrics)(\/|$)/i;
const DATA_FOR_PAGES = /^\/dev\/.+\.json$/i;

/**
 * Serves the built web client where no nginx does. Names of assets hold a hash of their content, so they never change;
 * every other page address gets the client's one page, which then finds its way by itself.
 */
export function serveWebClient(app: NestExpressApplication, folder: string): void {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) throw new Error(`The web client is not built: there is no ${page}.`);
  const assets = path.join(folder, 'assets') + path.sep;
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, file) =>
      response.set(
        'Cache-Control',
        file.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const sendPage = (request: Request, response: Response, next: NextFunction) => {
    if (!request.accepts('html') || request.path.startsWith('/assets/')) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(page);
  };
  app.use(onlyPages(compression()), onlyPages(files), onlyPages(sendPage));
}

type Handler = (request: Request, response: Response, next: NextFunction) => unknown;

function onlyPages(handler: Handler): Handler {
  return (request, response, next) => {
    const { method, path: asked } = request;
    const page =
      (method === 'GET' || method === 'HEAD') && !OF_THE_SERVER.test(asked) && !DATA_FOR_PAGES.test(asked);
    if (page) handler(request, response, next);
    else next();
  };
}
