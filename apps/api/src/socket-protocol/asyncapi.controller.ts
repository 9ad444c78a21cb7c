import { createHash } from 'node:crypto';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Config } from '@parley/config';
import { VERSION } from '@parley/edge';
import { Public } from '../public.decorator.ts';
import { asyncApiDocument } from './asyncapi-document.ts';
import { asyncApiPage } from './asyncapi-page.ts';
import { STYLE } from './asyncapi-page-style.ts';

/** The page has one style element and needs nothing else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

/** Describes the socket, whichever process serves it: for programs and for people. */
@Controller()
@Public()
@ApiExcludeController()
export class AsyncApiController {
  private readonly described: { document: object; page: string };

  constructor(config: Config) {
    const server = { version: VERSION, url: config.settings.PUBLIC_URL };
    this.described = { document: asyncApiDocument(server), page: asyncApiPage(server) };
  }

  @Get('asyncapi.json')
  @Header('Cache-Control', 'no-cache')
  document(): object {
    return this.described.document;
  }

  @Get('asyncapi')
  @Header('Cache-Control', 'no-cache')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  page(): string {
    return this.described.page;
  }
}
