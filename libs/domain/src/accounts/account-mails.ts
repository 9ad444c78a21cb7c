import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type SessionEntity, type Tx, type UserEntity } from '@parley/database';
import { MailDelivery } from './mail-delivery.ts';

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const SESSIONS_DESCRIBED = 10;

/** What Parley writes to people about their account. Each is ordered in the transaction that it speaks of. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly config: Config,
    private readonly delivery: MailDelivery,
  ) {}

  /** Greets nobody by name: anyone can make us write to any address, and must not be able to say what. */
  async confirmEmail(tx: Tx, user: UserEntity, address: string, token: string): Promise<void> {
    await this.delivery.order(tx, {
      to: address,
      subject: 'Confirm your e-mail address',
      text: `Hello,\n\nplease confirm that this address belongs to your Parley account @${user.username}. The link works for 24 hours. If you did not ask for it, ignore this mail.`,
      action: { label: 'Confirm the address', url: this.link('confirm-email', token) },
    });
  }

  async resetPassword(tx: Tx, user: UserEntity, address: string, token: string): Promise<void> {
    await this.delivery.order(tx, {
      to: address,
      subject: 'Set a new password',
      text: `Hello ${user.displayName},\n\nsomebody asked for a new password for your Parley account @${user.username}. The link works for one hour, once. If it was not you, ignore this mail: your password stays as it is.`,
      action: { label: 'Set a new password', url: this.link('reset-password', token) },
    });
  }

  async newSignIn(tx: Tx, user: UserEntity, session: SessionEntity): Promise<void> {
    if (!user.email || !user.settings.signInMails) return;
    await this.delivery.order(tx, {
      to: user.email,
      subject: 'New sign-in to your account',
      text: `Hello ${user.displayName},\n\nyour Parley account @${user.username} was just signed in to from a device that we had not seen before.\n\n${describe(session, session.createdAt)}\n\nIf it was you, there is nothing to do. If not, end that session and change your password.`,
      action: { label: 'See your sessions', url: `${this.config.settings.PUBLIC_URL}/sessions` },
    });
  }

  /** One mail, however many sessions were signed out together. */
  async signedOut(tx: Tx, user: UserEntity, sessions: readonly SessionEntity[]): Promise<void> {
    if (!user.email || !user.settings.signInMails) return;
    const list = sessions.slice(0, SESSIONS_DESCRIBED).map((session) => describe(session, tx.now));
    const more = sessions.length - list.length;
    if (more > 0) list.push(`And ${more} more.`);
    const [subject, what] =
      sessions.length === 1
        ? ['A session was signed out', 'a session of your Parley account']
        : ['Sessions were signed out', `${sessions.length} sessions of your Parley account`];
    await this.delivery.order(tx, {
      to: user.email,
      subject,
      text: `Hello ${user.displayName},\n\n${what} @${user.username} ${sessions.length === 1 ? 'was' : 'were'} signed out.\n\n${list.join('\n\n')}`,
      action: { label: 'See your sessions', url: `${this.config.settings.PUBLIC_URL}/sessions` },
    });
  }

  /** Security notices go out whatever the settings say. */
  async passwordChanged(tx: Tx, user: UserEntity): Promise<void> {
    if (!user.email) return;
    await this.delivery.order(tx, {
      to: user.email,
      subject: 'Your password was changed',
      text: `Hello ${user.displayName},\n\nthe password of your Parley account @${user.username} was changed, and all other sessions were ended. If it was not you, set a new one at once.`,
      action: { label: 'Set a new password', url: `${this.config.settings.PUBLIC_URL}/forgot-password` },
    });
  }

  async emailReplaced(tx: Tx, user: UserEntity, formerAddress: string): Promise<void> {
    await this.delivery.order(tx, {
      to: formerAddress,
      subject: 'Your e-mail address was changed',
      text: `Hello ${user.displayName},\n\nyour Parley account @${user.username} does not use this address any more. If it was not you who changed it, sign in and change it back.`,
    });
  }

  async deletionScheduled(tx: Tx, user: UserEntity, deletedAfter: Date): Promise<void> {
    if (!user.email) return;
    await this.delivery.order(tx, {
      to: user.email,
      subject: 'Your account will be deleted',
      text: `Hello ${user.displayName},\n\nyour Parley account @${user.username} will be deleted after ${when.format(deletedAfter)} UTC. Sign in before then if you want to keep it. Messages that you sent stay with those who received them, without your name.`,
    });
  }

  /** The token stands behind the hash sign, so that it reaches no server's log. */
  private link(page: string, token: string): string {
    return `${this.config.settings.PUBLIC_URL}/${page}#token=${token}`;
  }
}

function describe(session: SessionEntity, at: Date): string {
  return `Device: ${session.device}\nPlace: ${session.place}\nTime: ${when.format(at)} UTC`;
}
