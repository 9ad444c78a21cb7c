import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** One use, one key: what is made for one purpose is worth nothing for another. */
type Purpose = 'phone-code' | 'refresh-token' | 'ticket' | 'seal';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** All that is made with SECRET_KEY. */
export class Keys {
  private readonly derived = new Map<Purpose, Buffer>();

  constructor(private readonly secret: string) {}

  /** Hex HMAC-SHA-256 over parts that cannot run into one another. */
  hmac(purpose: Purpose, ...parts: readonly string[]): string {
    return this.mac(purpose, parts).digest('hex');
  }

  /** As `hmac`, short enough to travel: 43 characters. */
  token(purpose: Purpose, ...parts: readonly string[]): string {
    return this.mac(purpose, parts).digest('base64url');
  }

  /** Encrypts what must lie in a queue or a cookie for a while. */
  seal(plain: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal'), iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** Throws when it was not sealed with this key. */
  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  private mac(purpose: Purpose, parts: readonly string[]) {
    return createHmac('sha256', this.key(purpose)).update(JSON.stringify(parts));
  }

  private key(purpose: Purpose): Buffer {
    const known = this.derived.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, '', `parley/${purpose}`, 32));
    this.derived.set(purpose, key);
    return key;
  }
}

/** Random and unguessable: 43 characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Compares without telling by its time where the difference lies. */
export function sameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
