import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Duration, type PagesJob } from '../jobs.ts';

const Page = z.object({ messages: z.array(z.object({ seq: z.number() })) });

/** Pages from all over a long history, over connections that stay. */
export async function pages(job: PagesJob): Promise<Duration> {
  const { address, token, conversationId, lastSeq, pageSize, requests, atOnce } = job;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const fetchPage = async (before: number): Promise<void> => {
    const url = new URL(
      `/api/conversations/${conversationId}/messages?before=${before}&limit=${pageSize}`,
      address,
    );
    const body = await new Promise<string>((resolve, reject) => {
      const asked = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
        text(answer).then((json) => {
          if (answer.statusCode === 200) resolve(json);
          else reject(new Error(`A page was refused with ${answer.statusCode ?? 0}: ${json}`));
        }, reject);
      });
      asked.once('error', reject).end();
    });
    const { messages } = Page.parse(JSON.parse(body));
    const right =
      messages.length === pageSize && messages.every(({ seq }, i) => seq === before - pageSize + i);
    if (!right)
      throw new Error(`The page before ${before} holds ${messages.map(({ seq }) => seq).join(' ')}.`);
  };
  const places = Array.from(
    { length: requests },
    (_, i) => pageSize + 1 + ((i * 7919) % (lastSeq - pageSize)),
  );
  const waiting = places.values();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const place of waiting) await fetchPage(place);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { seconds, count: requests };
}
