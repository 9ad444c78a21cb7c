import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** What was posted, as form fields. */
  readonly form: URLSearchParams;
}

export interface FakeHttpServer {
  readonly url: string;
  /** Cuts what is still open. */
  readonly stop: () => Promise<void>;
}

/** Serves on a free port of 127.0.0.1. A handler that fails is answered with 500 and the reason. */
export async function serveHttp(
  handle: (request: FakeRequest, response: ServerResponse) => Promise<void> | void,
): Promise<FakeHttpServer> {
  let url = '';
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    incoming.setEncoding('utf8');
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    await handle(
      {
        method: incoming.method ?? 'GET',
        url: new URL(incoming.url ?? '/', url),
        headers: incoming.headers,
        form: new URLSearchParams(body),
      },
      response,
    );
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** User and password of HTTP basic authentication. */
export function basicAuth(
  headers: IncomingMessage['headers'],
): { user: string; password: string } | undefined {
  const encoded = headers.authorization?.match(/^Basic (\S+)$/i)?.[1];
  if (!encoded) return undefined;
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: password.join(':') };
}
