import { Module } from '@nestjs/common';
import { PicturesModule } from '../pictures/pictures.module.ts';
import { LinkPages } from './link-pages.ts';
import { LinkPreviews } from './link-previews.service.ts';

/** Cards for the links in messages. */
@Module({ imports: [PicturesModule], providers: [LinkPages, LinkPreviews], exports: [LinkPreviews] })
export class LinksModule {}
