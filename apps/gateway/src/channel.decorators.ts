import { SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type z } from 'zod';
import { type Connection } from './connection.ts';

export interface ActionOptions<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** One sentence for the documentation. */
  readonly summary: string;
}

export interface ActionMetadata extends ActionOptions {
  readonly name: string;
}

type Handler<I extends z.ZodType, O extends z.ZodType> = (
  client: Connection,
  data: z.output<I>,
) => z.input<O> | Promise<z.input<O>>;

export const ACTION = 'parley:action';

/** Makes a provider a channel of the multiplexer. Being listed in a module is all that it takes to be reachable. */
export const Channel = DiscoveryService.createDecorator<string>();

/** Makes a method an action of its channel; its types must be those of the schemas. */
export function Action<I extends z.ZodType, O extends z.ZodType>(name: string, options: ActionOptions<I, O>) {
  const metadata: ActionMetadata = { name, ...options };
  return <M extends Handler<I, O>>(target: object, key: string, method: TypedPropertyDescriptor<M>): void => {
    SetMetadata(ACTION, metadata)(target, key, method);
  };
}
