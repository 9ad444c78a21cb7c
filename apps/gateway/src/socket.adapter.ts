import { type Server as HttpServer } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type AbstractHttpAdapter, ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { RUNTIME, type Runtime } from '@parley/domain';
import { Server } from 'socket.io';
import { type ParleyServer } from './connection.ts';
import { RedisAdapterConnections } from './redis-adapter.ts';
import { socketOptions } from './socket-options.ts';

/** Nest's Socket.IO server as Parley runs it, on the port of the process; in a cluster, joined to those of the other gateways. */
@Injectable()
export class SocketAdapter extends IoAdapter {
  private redis: RedisAdapterConnections | undefined;

  constructor(
    private readonly http: HttpAdapterHost<AbstractHttpAdapter<HttpServer>>,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    application: ApplicationConfig,
  ) {
    super();
    application.setIoAdapter(this);
  }

  override createIOServer(): ParleyServer {
    const { config, log } = this.runtime;
    const { MODE, REDIS_URL } = config.settings;
    if (MODE === 'cluster') this.redis = new RedisAdapterConnections(REDIS_URL, log);
    return new Server(this.http.httpAdapter.getHttpServer(), {
      ...socketOptions(config),
      ...(this.redis ? { adapter: this.redis.adapter } : {}),
    });
  }

  override async dispose(): Promise<void> {
    await this.redis?.close();
  }
}
