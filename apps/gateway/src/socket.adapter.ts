import { type Server as HttpServer } from 'node:http';
import { Injectable } from '@nestjs/common';
import { type AbstractHttpAdapter, ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Config } from '@parley/config';
import { Server } from 'socket.io';
import { type ParleyServer } from './connection.ts';
import { socketOptions } from './socket-options.ts';

/** Nest's Socket.IO server as Parley runs it, on the port of the process. Gateways reach one another over the bus alone. */
@Injectable()
export class SocketAdapter extends IoAdapter {
  constructor(
    private readonly http: HttpAdapterHost<AbstractHttpAdapter<HttpServer>>,
    private readonly config: Config,
    application: ApplicationConfig,
  ) {
    super();
    application.setIoAdapter(this);
  }

  override createIOServer(): ParleyServer {
    return new Server(this.http.httpAdapter.getHttpServer(), socketOptions(this.config));
  }
}
