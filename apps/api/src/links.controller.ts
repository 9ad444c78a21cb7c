import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LinkPreviewAnswer, LinkQuery, PictureName } from '@parley/contracts';
import { LinkPreviews, type Principal } from '@parley/domain';
import { AnswersPicture, pictureAnswer } from './answers-picture.decorator.ts';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

@Controller('api/links')
@ApiTags('Links')
export class LinksController {
  constructor(private readonly previews: LinkPreviews) {}

  @Get('preview')
  @Answers(LinkPreviewAnswer, {
    summary: 'Preview a link',
    description:
      'What the page says of itself. The server visits it, once for all who ask, so that the site learns nothing of who reads the link. ' +
      'Only public addresses are visited; whatever cannot be shown is null.',
    means: 'The preview, or null.',
    errors: ['FEATURE_DISABLED'],
  })
  preview(
    @Caller() caller: Principal,
    @Query({ schema: LinkQuery }) query: LinkQuery,
  ): Promise<LinkPreviewAnswer> {
    return this.previews.get(caller, query);
  }

  @Get('images/:name')
  @AnswersPicture({
    summary: 'See the picture of a preview',
    description: 'At the address that the preview tells, which nobody can guess.',
  })
  async readImage(@Param('name', { schema: PictureName }) name: string): Promise<StreamableFile> {
    return pictureAnswer(await this.previews.readPicture(name));
  }
}
