import { Module } from '@nestjs/common';
import { Pictures } from './pictures.service.ts';

@Module({ providers: [Pictures], exports: [Pictures] })
export class PicturesModule {}
