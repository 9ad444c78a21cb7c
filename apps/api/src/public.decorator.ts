import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const PUBLIC = 'parley:public';
export const ADMIN_ONLY = 'parley:admin-only';
/** Tells the document that nobody needs to be signed in. */
export const PUBLIC_EXTENSION = 'x-public';

/** Nobody needs to be signed in for this route. All others need a bearer token. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC_EXTENSION, true));

export const AdminOnly = () => SetMetadata(ADMIN_ONLY, true);
