import { Injectable } from '@nestjs/common';
import { PICTURE_TYPES } from '@parley/contracts';
import { thumbnailOf, UnusablePicture, WebFetch, WebFetchError } from '@parley/infra';
import { Pictures } from '../pictures/pictures.service.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';

const PAGE_BYTES = 512 * 1024;
const IMAGE_BYTES = 5 * 1024 * 1024;
const FRAME = { width: 640, height: 360 };

export interface LinkPage extends Omit<PageFacts, 'imageUrl'> {
  /** The name of the picture that was kept. */
  readonly picture: string | null;
}

/** Visits the pages of links. */
@Injectable()
export class LinkPages {
  constructor(
    private readonly web: WebFetch,
    private readonly pictures: Pictures,
  ) {}

  /** Null where there is nothing to show, for whatever reason. */
  async visit(url: string): Promise<LinkPage | null> {
    const facts = await this.read(url);
    if (!facts) return null;
    const { imageUrl, ...rest } = facts;
    return { ...rest, picture: imageUrl === null ? null : await this.fetchPicture(imageUrl) };
  }

  private async read(url: string): Promise<PageFacts | null> {
    try {
      const types = ['text/html'];
      return pageFacts(await this.web.get({ url, types, maxBytes: PAGE_BYTES, ifMore: 'keep-beginning' }));
    } catch (error) {
      if (error instanceof WebFetchError) return null;
      throw error;
    }
  }

  /** Drawn anew and kept here, so that no reader ever asks the site. */
  private async fetchPicture(url: string): Promise<string | null> {
    try {
      const request = { url, types: PICTURE_TYPES, maxBytes: IMAGE_BYTES, ifMore: 'refuse' } as const;
      const { bytes } = await this.web.get(request);
      return await this.pictures.keep('links', new Map([['card', await thumbnailOf(bytes, FRAME)]]));
    } catch (error) {
      if (error instanceof WebFetchError || error instanceof UnusablePicture) return null;
      throw error;
    }
  }
}
