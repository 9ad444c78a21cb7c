import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AvatarQuery, PictureName } from '@parley/contracts';
import { Avatars } from '@parley/domain';
import { AnswersPicture, pictureAnswer } from './answers-picture.decorator.ts';

@Controller('api/avatars')
@ApiTags('People')
export class AvatarsController {
  constructor(private readonly avatars: Avatars) {}

  @Get(':name')
  @AnswersPicture({
    summary: 'See somebody’s picture',
    description:
      'At the address that their card tells, which nobody can guess. Another picture has another address.',
  })
  async read(
    @Param('name', { schema: PictureName }) name: string,
    @Query({ schema: AvatarQuery }) { size }: AvatarQuery,
  ): Promise<StreamableFile> {
    return pictureAnswer(await this.avatars.read(name, size));
  }
}
