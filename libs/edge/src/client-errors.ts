import { type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import { AppError, type ErrorCode } from '@parley/contracts';
import { newId } from '@parley/database';
import { REQUEST_ID_HEADER } from './request-context.ts';

const REASONS = new Map<string | undefined, readonly [ErrorCode, string]>([
  ['HPE_HEADER_OVERFLOW', ['VALIDATION_FAILED', 'The headers are larger than allowed.']],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', ['BODY_TOO_LARGE', 'The body is larger than allowed.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['VALIDATION_FAILED', 'The request took too long to arrive.']],
]);

/** What Node cannot read as HTTP never reaches Express; it gets the same kind of answer all the same. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [code, message] = REASONS.get(error.code) ?? [
      'VALIDATION_FAILED',
      'This is not a valid HTTP request.',
    ];
    const requestId = newId();
    const appError = new AppError(code, undefined, { message });
    const body = JSON.stringify(appError.toBody(requestId));
    socket.end(
      [
        `HTTP/1.1 ${appError.status} ${appError.status === 413 ? 'Content Too Large' : 'Bad Request'}`,
        'Connection: close',
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `${REQUEST_ID_HEADER}: ${requestId}`,
        '',
        body,
      ].join('\r\n'),
    );
  });
}
