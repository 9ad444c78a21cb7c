import { type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '@parley/edge';
import { ApiModule } from './api.module.ts';
import { describeOperations } from './swagger-operations.ts';

const DESCRIPTION = `
Parley is a chat system that you host yourself. This is its HTTP interface: accounts, sign-in, sessions and people.
What happens as it happens (messages, presence, typing) travels over a socket.

**To begin**, ask for a code (\`POST /api/auth/otp/request\`), read it from your phone, or on a development server from
[/dev/inbox](/dev/inbox), and exchange it for tokens (\`POST /api/auth/otp/verify\`). Then press *Authorize* and paste the
\`accessToken\`. It is good for a few minutes; \`POST /api/auth/refresh\` gives a fresh one.

**Errors** all look alike: \`{ "error": { "code", "message", "retryable", "details", "requestId" } }\`. Rely on \`code\`; show
\`message\`; quote \`requestId\`. What was wrong with which field is in \`details.fields\`. Fields that are not described here are refused.

**Rate limits** are told in the headers \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds); a refusal also
carries \`Retry-After\`.

**Lists** come in pages: pass \`nextCursor\` back as \`cursor\` until it is null.
`.trim();

const TAGS = [
  ['Server', 'What this server is and offers.'],
  ['Signing in', 'With a phone code, a password or Google; staying signed in; signing out.'],
  ['Sessions', 'Where you are signed in, and ending that.'],
  ['Your account', 'Profile, settings, phone, e-mail, password, Google, deletion.'],
  ['People', 'Finding others.'],
  ['Contacts', 'Friend requests, friends, and whom you have blocked.'],
  ['Conversations', 'Direct ones, groups, public rooms and broadcast channels.'],
  ['Members', 'Who is in a group, in which role, and how people come in.'],
  ['Rooms', 'Finding and joining public rooms.'],
  ['Messages', 'Sending, reading back, editing, reacting, receipts, searching.'],
  ['Links', 'Cards for links in messages.'],
  ['Administration', 'For administrators.'],
  ['Development', 'On development servers only.'],
] as const;

export function createDocument(app: NestExpressApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Parley')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This server')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The `accessToken`.' },
      'bearer',
    );
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    include: [ApiModule],
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}${upperFirst(method)}`,
  });
  return describeOperations(document);
}

/** The page at /swagger and the document at /swagger-json. Everything on the page comes from this server. */
export function serveSwagger(app: NestExpressApplication): void {
  SwaggerModule.setup('swagger', app, () => createDocument(app), {
    raw: ['json'],
    customSiteTitle: 'Parley: HTTP API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, defaultModelsExpandDepth: 0 },
  });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
