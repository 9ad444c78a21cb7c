import PostalMime, { type Address } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface FakeMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly at: Date;
}

export interface FakeSmtp {
  /** For SMTP_URL. */
  readonly url: string;
  /** All that was accepted, oldest first. */
  readonly mails: readonly FakeMail[];
  /** Refuses the next mail with this reply code: 4xx for now, 5xx for good. */
  refuseNext(code: number): void;
  /** Records the next mail and never confirms it. */
  acceptThenHang(): void;
  stop(): Promise<void>;
}

const USER = 'parley';
const PASSWORD = 'smtp-password-for-tests';

/** A mail server that demands a password, offers no TLS, and keeps what it is given. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const mails: FakeMail[] = [];
  let nextMail: number | 'hang' | undefined;

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    closeTimeout: 1,
    onAuth: ({ username, password }, _session, done) => {
      if (username === USER && password === PASSWORD) done(null, { user: USER });
      else done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        const instead = nextMail;
        nextMail = undefined;
        if (typeof instead === 'number') {
          done(Object.assign(new Error('Refused'), { responseCode: instead }));
          return;
        }
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push({
            from: addressOf(mail.from),
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html ?? '',
            messageId: mail.messageId ?? '',
            at: new Date(),
          });
          if (instead !== 'hang') done(null);
        }, done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  // A client that goes away in the middle of a mail is none of our business.
  server.on('error', () => {});

  return {
    url: `smtp://${USER}:${PASSWORD}@127.0.0.1:${address.port}`,
    mails,
    refuseNext: (code) => {
      nextMail = code;
    },
    acceptThenHang: () => {
      nextMail = 'hang';
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function addressOf(address: Address | undefined): string {
  return address?.address ?? '';
}
