import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError, type LinkPreview, type LinkPreviewAnswer, type LinkQuery } from '@parley/contracts';
import { Database, LinkPreviewEntity, type Reader } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { LessThan } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { Pictures } from '../pictures/pictures.service.ts';
import { retryTaken } from '../runtime/retry-taken.ts';
import { LinkPages } from './link-pages.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Pages change, but not so that a card need follow within the day. */
const KEPT_MS = DAY_MS;
/** A site that was down is asked again soon. */
const NOTHING_KEPT_MS = 10 * MINUTE_MS;
/** Whoever has seen a card may still look for its picture. */
const PICTURE_OUTLIVES_MS = DAY_MS;
const FORGOTTEN_AT_ONCE = 200;
/** More pages than these are not visited at once by one process. */
const MOST_VISITS = 50;
/** Visits that one person brings about; what is known already costs nothing. */
const VISITS: LimitRule = { name: 'link-visit', points: 60, seconds: 60 };

/** Cards for links. A page is visited once for all who read its link, and by the server, so that it learns of nobody. */
@Injectable()
export class LinkPreviews {
  private readonly underWay = new Map<string, Promise<LinkPreviewEntity>>();

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly limits: Limits,
    private readonly pages: LinkPages,
    private readonly pictures: Pictures,
  ) {}

  async get({ userId }: Principal, { url }: LinkQuery): Promise<LinkPreviewAnswer> {
    if (!this.config.settings.LINK_PREVIEWS) throw new AppError('FEATURE_DISABLED');
    const page = withoutFragment(url);
    const urlHash = createHash('sha256').update(page).digest('hex');
    const known = await this.database.read((reader) => this.findFresh(reader, urlHash));
    return { preview: toPreview(url, known ?? (await this.visitOnce(userId, page, urlHash))) };
  }

  readPicture(name: string): Promise<Buffer> {
    return this.pictures.read('links', name, 'card');
  }

  /** Deletes what nobody asked for since it ran out. */
  async forgetOld(): Promise<void> {
    let forgotten: number;
    do {
      forgotten = await this.database.write(async (tx) => {
        const before = new Date(tx.now.getTime() - DAY_MS);
        const old = await tx.manager.find(LinkPreviewEntity, {
          where: { expiresAt: LessThan(before) },
          take: FORGOTTEN_AT_ONCE,
        });
        for (const { urlHash, picture } of old) {
          const { affected } = await tx.manager.delete(LinkPreviewEntity, {
            urlHash,
            expiresAt: LessThan(before),
          });
          if (affected !== 0) await this.pictures.release(tx, 'links', picture);
        }
        return old.length;
      });
    } while (forgotten === FORGOTTEN_AT_ONCE);
  }

  private async visitOnce(userId: string, page: string, urlHash: string): Promise<LinkPreviewEntity> {
    const begun = this.underWay.get(urlHash);
    if (begun) return begun;
    const { allowed, resetSeconds } = await this.limits.consume(VISITS, userId);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
    if (this.underWay.size >= MOST_VISITS) throw new AppError('UNAVAILABLE');
    // Somebody else may have begun while this one was counted.
    const visit = this.underWay.get(urlHash) ?? this.visit(page, urlHash);
    this.underWay.set(urlHash, visit);
    return visit;
  }

  private async visit(page: string, urlHash: string): Promise<LinkPreviewEntity> {
    try {
      const known = await this.database.read((reader) => this.findFresh(reader, urlHash));
      return known ?? (await this.keep(urlHash, await this.pages.visit(page)));
    } finally {
      this.underWay.delete(urlHash);
    }
  }

  private keep(urlHash: string, found: Awaited<ReturnType<LinkPages['visit']>>): Promise<LinkPreviewEntity> {
    return retryTaken(this.database, async (tx) => {
      const known = await tx.manager.findOne(LinkPreviewEntity, { where: { urlHash }, ...tx.rowLock });
      const row = tx.manager.create(LinkPreviewEntity, {
        urlHash,
        siteName: found?.siteName ?? '',
        title: found?.title ?? null,
        description: found?.description ?? null,
        picture: found?.picture ?? null,
        expiresAt: new Date(tx.now.getTime() + (found ? KEPT_MS : NOTHING_KEPT_MS)),
      });
      if (known) {
        await tx.manager.update(LinkPreviewEntity, { urlHash }, row);
        await this.pictures.release(tx, 'links', known.picture, PICTURE_OUTLIVES_MS);
      } else {
        await tx.manager.insert(LinkPreviewEntity, row);
      }
      return row;
    });
  }

  private async findFresh({ manager }: Reader, urlHash: string): Promise<LinkPreviewEntity | null> {
    const known = await manager.findOneBy(LinkPreviewEntity, { urlHash });
    return known && known.expiresAt > this.database.now() ? known : null;
  }
}

/** What stands behind the `#` never reaches the site. */
function withoutFragment(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}

function toPreview(url: string, row: LinkPreviewEntity): LinkPreview | null {
  const { siteName, title, description, picture } = row;
  if (title === null) return null;
  return {
    url,
    siteName,
    title,
    description,
    imageUrl: picture === null ? null : `/api/links/images/${picture}`,
  };
}
