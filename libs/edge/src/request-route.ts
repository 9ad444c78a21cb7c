import { type Request } from 'express';
import { z } from 'zod';

const MatchedRoute = z.object({ path: z.string() });

/** `/api/users/:id`, the same for all that the route matches; never a part of what the caller sent. */
export function routeOf(request: Request): string {
  const route = MatchedRoute.safeParse(request.route);
  return route.success ? route.data.path : 'other';
}
