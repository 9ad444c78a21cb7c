import { Injectable } from '@nestjs/common';
import { AppError, Frame, validationError } from '@parley/contracts';
import { jsonProblem } from '@parley/edge';
import { ChannelRegistry, type RegisteredAction } from './channel-registry.ts';
import { type Acknowledge, type Connection } from './connection.ts';
import { RefusedFrame } from './frame-parser.ts';
import { countFrame } from './gateway.metrics.ts';
import { SocketErrors } from './socket-errors.ts';

const RETRY_AFTER_SECONDS = 1;

/**
 * Takes a client's frames to the actions they name, and always answers: in the acknowledgement, or with a
 * `session/error` event where none was asked for. Nothing a frame does ends the connection, except too many of them.
 */
@Injectable()
export class Multiplexer {
  constructor(
    private readonly registry: ChannelRegistry,
    private readonly errors: SocketErrors,
  ) {}

  /** `args` is whatever the client emitted under the name `event`. Never rejects. */
  async receive(client: Connection, event: string, args: readonly unknown[]): Promise<void> {
    const verdict = client.allowance.judge();
    if (verdict === 'cut') {
      client.close('FLOODED');
      return;
    }
    const last = args.at(-1);
    const ack = isAcknowledge(last) ? last : undefined;
    let action: RegisteredAction | undefined;
    try {
      if (verdict === 'refuse') throw new AppError('RATE_LIMITED', { retryAfter: RETRY_AFTER_SECONDS });
      const frame = parseFrame(event, args);
      if (!ack) throw malformed('Ask for an acknowledgement: emit("frame", frame, ack).');
      action = this.actionOf(frame);
      const data = await action.run(client, validInput(action, frame.data));
      countFrame(action, 'ok');
      ack({ ok: true, data });
    } catch (error) {
      const answer = this.errors.toSocketError(error, action ? `${action.channel}/${action.name}` : 'frame');
      countFrame(action, answer.code);
      if (ack) ack({ ok: false, error: answer });
      else client.send([{ channel: 'session', type: 'error', data: answer }]);
    }
  }

  private actionOf({ channel, action }: Frame): RegisteredAction {
    const found = this.registry.find(channel, action);
    if (typeof found === 'string') throw new AppError(found);
    return found;
  }
}

function parseFrame(event: string, [frame]: readonly unknown[]): Frame {
  if (event !== 'frame') throw malformed('Send frames: emit("frame", { channel, action, data }, ack).');
  if (frame instanceof RefusedFrame) throw new AppError(frame.code);
  const parsed = Frame.safeParse(frame);
  if (!parsed.success) throw new AppError('MALFORMED_FRAME', validationError(parsed.error.issues).details);
  return parsed.data;
}

function validInput(action: RegisteredAction, data: unknown): unknown {
  const problem = jsonProblem(data);
  if (problem) throw problem;
  const parsed = action.input.safeParse(data ?? {});
  if (!parsed.success) throw validationError(parsed.error.issues);
  return parsed.data;
}

function malformed(message: string): AppError {
  return new AppError('MALFORMED_FRAME', undefined, { message });
}

function isAcknowledge(value: unknown): value is Acknowledge {
  return typeof value === 'function';
}
