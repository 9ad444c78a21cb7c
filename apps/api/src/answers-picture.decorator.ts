import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ErrorBody } from '@parley/contracts';
import { Unguarded } from '@parley/edge';
import { ERRORS_EXTENSION } from './answers.decorator.ts';
import { Public } from './public.decorator.ts';

const WEBP = 'image/webp';

/**
 * For pictures that pages show. Nobody needs to be signed in, since browsers send no token along with pictures: the name
 * is the key. They are not counted either, since a page shows dozens; each browser asks once and keeps them.
 */
export function AnswersPicture({
  summary,
  description,
}: {
  summary: string;
  description: string;
}): MethodDecorator {
  return applyDecorators(
    Public(),
    Unguarded(),
    // In browsers, not in what several people share: a picture that was taken away must be gone.
    Header('Cache-Control', 'private, max-age=31536000, immutable'),
    // Whoever opens it as a page gets a picture and nothing that could run.
    Header('Content-Security-Policy', "default-src 'none'; sandbox"),
    // Clients of other origins show it too.
    Header('Cross-Origin-Resource-Policy', 'cross-origin'),
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description: 'The picture.',
      content: { [WEBP]: { schema: { type: 'string', format: 'binary' } } },
    }),
    ApiResponse({
      status: 'default',
      description: 'Whatever else goes wrong has this shape too.',
      standardSchema: ErrorBody,
    }),
    ApiExtension(ERRORS_EXTENSION, ['NOT_FOUND']),
  );
}

export function pictureAnswer(bytes: Uint8Array): StreamableFile {
  return new StreamableFile(bytes, { type: WEBP, length: bytes.length });
}
