import {
  type FamilyPayload,
  TOPIC_FAMILIES,
  type TopicFamily,
  TOPICS,
  type Topic,
  type TopicPayload,
} from '@parley/contracts';
import { type Bus, type Json, type Log, type Subscription } from '@parley/infra';
import { type z } from 'zod';

/** The tables of contracts, in the form in which the compiler sees that a topic's schema gives that topic's payload. */
const topics: { readonly [T in Topic]: z.ZodType<TopicPayload<T>> } = TOPICS;
const families: { readonly [F in TopicFamily]: z.ZodType<FamilyPayload<F>> } = TOPIC_FAMILIES;

/** The bus, with the topics and payloads that contracts list. */
export class Announcements {
  constructor(
    private readonly bus: Bus,
    private readonly log: Log,
  ) {}

  publish<T extends Topic>(topic: T, payload: TopicPayload<T>): Promise<void> {
    return this.bus.publish(topic, payload);
  }

  subscribe<T extends Topic>(topic: T, handler: (payload: TopicPayload<T>) => void): Promise<Subscription> {
    return this.listen(topic, topics[topic], handler);
  }

  /** To those who serve that id, and nobody else. */
  publishTo<F extends TopicFamily>(family: F, id: string, payload: FamilyPayload<F>): Promise<void> {
    return this.bus.publish(`${family}.${id}`, payload);
  }

  subscribeTo<F extends TopicFamily>(
    family: F,
    id: string,
    handler: (payload: FamilyPayload<F>) => void,
  ): Promise<Subscription> {
    return this.listen(`${family}.${id}`, families[family], handler);
  }

  private listen<P>(
    topic: string,
    schema: z.ZodType<P>,
    handler: (payload: P) => void,
  ): Promise<Subscription> {
    return this.bus.subscribe(topic, (payload: Json) => {
      const parsed = schema.safeParse(payload);
      // During a rolling upgrade, another release may say what this one does not understand.
      if (parsed.success) handler(parsed.data);
      else this.log.warn({ topic }, 'an announcement was not understood');
    });
  }
}
