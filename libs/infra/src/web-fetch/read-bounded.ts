import { type IncomingMessage } from 'node:http';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { WebFetchError, type WebRequest } from './web-fetch.ts';

/** Unpacks an answer only as far as it may be long: a few bytes can hold gigabytes of zeros. */
export async function readBounded(
  response: IncomingMessage,
  { maxBytes, ifMore }: Pick<WebRequest, 'maxBytes' | 'ifMore'>,
): Promise<Buffer> {
  const unpacked = unpack(response);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of unpacked) {
      if (!Buffer.isBuffer(part)) throw new WebFetchError('The site answers with something else.');
      parts.push(part);
      length += part.length;
      if (length <= maxBytes) continue;
      if (ifMore === 'refuse') throw new WebFetchError('There is more than is read.');
      break;
    }
  } finally {
    unpacked.destroy();
  }
  return Buffer.concat(parts).subarray(0, maxBytes);
}

function unpack(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const unpacking = unpackingOf(encoding);
  if (unpacking === null) return response;
  // Whoever reads learns of a failure by reading.
  return pipeline(response, unpacking, () => undefined);
}

function unpackingOf(encoding: string): Duplex | null {
  switch (encoding) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new WebFetchError('The site packs its answers in an unknown way.');
  }
}
