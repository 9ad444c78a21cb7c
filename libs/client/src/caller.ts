import { Tokens } from '@parley/contracts';
import { type Http, type HttpRequest } from './http.ts';
import { type Session } from './session.ts';

/** What the groups of routes are made with. */
export class Caller {
  readonly http: Http;
  readonly session: Session;

  constructor(http: Http, session: Session) {
    this.http = http;
    this.session = session;
  }

  /** A call that needs nobody to be signed in. */
  async open<T>(request: HttpRequest<T>): Promise<T> {
    return await this.http.send(request);
  }

  /** A call in the name of who is signed in. */
  async signed<T>(request: HttpRequest<T>): Promise<T> {
    return await this.session.authorized((headers) => this.http.send({ ...request, headers }));
  }

  /** A call whose answer begins a session. */
  async signIn(path: string, body: unknown): Promise<Tokens> {
    const tokens = await this.http.send({
      method: 'POST',
      path,
      body,
      headers: this.session.deliveryHeaders,
      answer: Tokens,
    });
    await this.session.begin(tokens);
    return tokens;
  }
}
