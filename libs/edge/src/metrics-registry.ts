import { collectDefaultMetrics, Registry } from 'prom-client';

/** What this process counts. Not the registry of the library, which is one for all who have loaded it. */
export const metricsRegistry = new Registry();

collectDefaultMetrics({ register: metricsRegistry });
