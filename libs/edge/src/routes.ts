import { type NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';

export interface Route {
  /** `/api/users/:id` */
  readonly path: string;
  readonly methods: readonly string[];
}

const Layers = z.array(
  z.object({
    route: z.object({ path: z.string(), methods: z.record(z.string(), z.boolean()) }).optional(),
  }),
);

/** The routes that the server really has, as Express knows them. */
export class Routes {
  private known: readonly Route[] | undefined;

  constructor(private readonly app: NestExpressApplication) {}

  /** Read at the first question: by then all of them are there. */
  all(): readonly Route[] {
    this.known ??= Layers.parse(
      propertyOf(propertyOf(this.app.getHttpAdapter().getInstance(), 'router'), 'stack'),
    ).flatMap(({ route }) =>
      route
        ? [{ path: route.path, methods: Object.keys(route.methods).map((method) => method.toUpperCase()) }]
        : [],
    );
    return this.known;
  }

  /** Which methods are taken at a path; tells a wrong method from a wrong address. */
  methodsAt(path: string): string[] {
    const methods = this.all()
      .filter((route) => matches(route.path, path))
      .flatMap((route) => route.methods);
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
  }
}

/** As Express compares: without regard to case and to a slash at the end. */
function matches(pattern: string, path: string): boolean {
  const asked = path.replace(/\/$/, '').toLowerCase().split('/');
  const segments = pattern.toLowerCase().split('/');
  return (
    segments.length === asked.length &&
    segments.every((segment, i) => (segment.startsWith(':') ? asked[i] !== '' : segment === asked[i]))
  );
}

/** An Express application and its router are functions with properties. */
function propertyOf(holder: unknown, key: string): unknown {
  return typeof holder === 'function' ? Reflect.get(holder, key) : undefined;
}
