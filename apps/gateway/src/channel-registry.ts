import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACTION, type ActionMetadata, Channel } from './channel.decorators.ts';
import { type Connection } from './connection.ts';

export interface RegisteredAction extends ActionMetadata {
  readonly channel: string;
  run(client: Connection, data: unknown): unknown;
}

/** Every action of every channel: what is dispatched to, and what is documented. Two of one name keep the process from starting. */
@Injectable()
export class ChannelRegistry implements OnModuleInit {
  private readonly channels = new Map<string, Map<string, RegisteredAction>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: Channel.KEY })) {
      const channel = this.discovery.getMetadataByDecorator(Channel, wrapper);
      if (channel !== undefined) this.register(channel, wrapper.instance as object);
    }
  }

  find(channel: string, action: string): RegisteredAction | 'UNKNOWN_CHANNEL' | 'UNKNOWN_ACTION' {
    const actions = this.channels.get(channel);
    return actions ? (actions.get(action) ?? 'UNKNOWN_ACTION') : 'UNKNOWN_CHANNEL';
  }

  get actions(): readonly RegisteredAction[] {
    return [...this.channels.values()].flatMap((actions) => [...actions.values()]);
  }

  private register(channel: string, instance: object): void {
    if (this.channels.has(channel)) throw new Error(`Two classes are the channel "${channel}".`);
    const actions = new Map<string, RegisteredAction>();
    for (const action of this.actionsOf(channel, instance)) {
      if (actions.has(action.name)) throw new Error(`Channel "${channel}" has two actions "${action.name}".`);
      actions.set(action.name, action);
    }
    this.channels.set(channel, actions);
  }

  private actionsOf(channel: string, instance: object): RegisteredAction[] {
    return this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((name) => {
      const method: unknown = Reflect.get(instance, name);
      if (typeof method !== 'function') return [];
      const metadata = this.reflector.get<ActionMetadata | undefined>(ACTION, method);
      return metadata
        ? [{ ...metadata, channel, run: method.bind(instance) as RegisteredAction['run'] }]
        : [];
    });
  }
}
