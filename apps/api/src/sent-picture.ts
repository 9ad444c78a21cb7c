import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { LIMITS, PICTURE_TYPES } from '@parley/contracts';
import { readBytes } from '@parley/edge';
import { type Request, type Response } from 'express';

const sent = new WeakMap<Request, Buffer>();

/** An interceptor, since it comes after the guards: nothing large is read of somebody who may not send it. */
@Injectable()
class PictureReader implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const rules = { types: PICTURE_TYPES, maxBytes: LIMITS.pictureBytes };
    sent.set(request, await readBytes(request, http.getResponse<Response>(), rules));
    return next.handle();
  }
}

/** For a route whose body is a picture, and nothing around it. Its path must be among those of `takesBytes`. */
export const TakesPicture = () =>
  applyDecorators(
    UseInterceptors(PictureReader),
    ApiConsumes(...PICTURE_TYPES),
    ApiBody({
      required: true,
      description: `The bytes of the picture, at most ${LIMITS.pictureBytes / 1024 / 1024} MB.`,
      schema: { type: 'string', format: 'binary' },
    }),
  );

/** The bytes of it. */
export const SentPicture = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const bytes = sent.get(context.switchToHttp().getRequest<Request>());
  if (!bytes) throw new Error('A route with @SentPicture() needs @TakesPicture().');
  return bytes;
});
