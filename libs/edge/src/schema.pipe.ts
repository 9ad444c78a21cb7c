import { StandardSchemaValidationPipe } from '@nestjs/common';
import { validationError } from '@parley/contracts';

/** Checks parameters against the schema in their decorator, and refuses with the shape that all errors have. */
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: validationError });
  }

  /** Nest would take such keys out and go on; here the schema refuses them like any other unknown field. */
  protected override stripProtoKeys(): void {}
}
