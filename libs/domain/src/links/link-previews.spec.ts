import { LinkPreviewEntity } from '@parley/database';
import { type WebAnswer, WebFetch, WebFetchError, type WebRequest } from '@parley/infra';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { aPicture } from '@parley/testing/pictures';
import { expect, it } from 'vitest';
import { Housekeeping } from '../accounts/housekeeping.service.ts';
import { type Principal } from '../accounts/principal.ts';
import { LinkPreviews } from './link-previews.service.ts';

const PAGE = 'https://lights.example.org/north';
const IMAGE = 'https://cdn.example.org/one.png';

/** A web of a few pages, which remembers who was asked. */
class FakeWeb extends WebFetch {
  readonly pages = new Map<string, { type: string; bytes: Buffer }>();
  readonly visits: string[] = [];
  /** Holds back all answers while it is there. */
  gate: Promise<unknown> | undefined;

  async get({ url, types }: WebRequest): Promise<WebAnswer> {
    this.visits.push(url);
    await this.gate;
    const page = this.pages.get(url);
    if (!page || !types.includes(page.type)) throw new WebFetchError('There is nothing.');
    return { url, charset: 'utf-8', ...page };
  }

  put(url: string, html: string): void {
    this.pages.set(url, { type: 'text/html', bytes: Buffer.from(html) });
  }
}

async function start(open: Parameters<typeof startDomain>[0], settings = {}) {
  const web = new FakeWeb();
  web.put(PAGE, `<title>Lights</title><meta property="og:image" content="${IMAGE}">`);
  web.pages.set(IMAGE, { type: 'image/png', bytes: await aPicture() });
  const domain = await startDomain(open, { settings, parts: { webFetch: web } });
  return { web, domain, ada: await domain.person() };
}

async function previewOf(domain: TestDomain, person: Principal, url = PAGE) {
  return (await domain.get(LinkPreviews).get(person, { url })).preview;
}

function nameIn(imageUrl: string | null | undefined): string {
  const name = /^\/api\/links\/images\/([0-9a-f]{32})$/.exec(imageUrl ?? '')?.[1];
  if (name === undefined) throw new Error(`There is no name in ${String(imageUrl)}.`);
  return name;
}

function isThere(domain: TestDomain, name: string): Promise<boolean> {
  return domain
    .get(LinkPreviews)
    .readPicture(name)
    .then(
      () => true,
      () => false,
    );
}

describeOnEachDatabase('a preview of a link', (open) => {
  it('shows what the page says, and a picture of our own', async () => {
    const { domain, ada } = await start(open);
    const preview = await previewOf(domain, ada);
    expect(preview).toEqual({
      url: PAGE,
      siteName: 'lights.example.org',
      title: 'Lights',
      description: null,
      imageUrl: expect.stringMatching(/^\/api\/links\/images\/[0-9a-f]{32}$/),
    });
    const picture = await domain.get(LinkPreviews).readPicture(nameIn(preview?.imageUrl));
    expect(picture.toString('latin1', 8, 12)).toBe('WEBP');
  });

  it('visits the page once for everybody, whatever stands behind the #', async () => {
    const { web, domain, ada } = await start(open);
    const bob = await domain.person();
    const first = await previewOf(domain, ada, `${PAGE}#top`);
    expect(first?.url).toBe(`${PAGE}#top`);
    expect(await previewOf(domain, bob)).toEqual({ ...first, url: PAGE });
    expect(await previewOf(await domain.join(), bob, `${PAGE}#end`)).toEqual({
      ...first,
      url: `${PAGE}#end`,
    });
    expect(web.visits).toEqual([PAGE, IMAGE]);
    await previewOf(domain, bob, `${PAGE}?page=2`);
    expect(web.visits).toHaveLength(3);
  });

  it('visits it once also for those who ask while the page is on its way', async () => {
    const { web, domain, ada } = await start(open);
    const opened = Promise.withResolvers<undefined>();
    web.gate = opened.promise;
    const people = [ada, await domain.person(), await domain.person()];
    const asked = Promise.all(people.map((person) => previewOf(domain, person)));
    opened.resolve(undefined);
    const [one, ...others] = await asked;
    expect(others).toEqual([one, one]);
    expect(web.visits).toEqual([PAGE, IMAGE]);
  });

  it('comes from one row, though two processes visit at once', async () => {
    const { web, domain, ada } = await start(open);
    const other = await domain.join();
    const opened = Promise.withResolvers<undefined>();
    web.gate = opened.promise;
    const asked = Promise.all([previewOf(domain, ada), previewOf(other, ada)]);
    opened.resolve(undefined);
    for (const preview of await asked) expect(preview?.title).toBe('Lights');
    expect(await domain.database.read(({ manager }) => manager.count(LinkPreviewEntity))).toBe(1);
  });

  it('is null where there is nothing to show, and is asked for again soon', async () => {
    const { web, domain, ada } = await start(open);
    const gone = 'https://gone.example.org/';
    expect(await previewOf(domain, ada, gone)).toBeNull();
    expect(await previewOf(domain, ada, gone)).toBeNull();
    expect(web.visits).toEqual([gone]);
    web.put(gone, '<title>Back</title>');
    domain.clock.advance({ minutes: 11 });
    expect(await previewOf(domain, ada, gone)).toMatchObject({ title: 'Back', imageUrl: null });
  });

  it('does without a picture that cannot be had', async () => {
    const { web, domain, ada } = await start(open);
    web.pages.set(IMAGE, {
      type: 'image/png',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    expect(await previewOf(domain, ada)).toMatchObject({ title: 'Lights', imageUrl: null });
    web.put(
      'https://other.example.org/',
      '<title>T</title><meta property="og:image" content="file:///etc/passwd">',
    );
    expect(await previewOf(domain, ada, 'https://other.example.org/')).toMatchObject({ imageUrl: null });
  });

  it('follows the page after a day; the former picture stays for those who still show it', async () => {
    const { web, domain, ada } = await start(open);
    const former = nameIn((await previewOf(domain, ada))?.imageUrl);
    web.put(PAGE, '<title>More lights</title>');
    domain.clock.advance({ hours: 23 });
    await domain.deliver();
    expect(await previewOf(domain, ada)).toMatchObject({ title: 'Lights' });
    domain.clock.advance({ hours: 2 });
    expect(await previewOf(domain, ada)).toMatchObject({ title: 'More lights', imageUrl: null });
    await domain.deliver();
    expect(await isThere(domain, former)).toBe(true);
    domain.clock.advance({ days: 1 });
    await domain.deliver();
    expect(await isThere(domain, former)).toBe(false);
  });

  it('is forgotten with its picture when nobody asks for it any more', async () => {
    const { web, domain, ada } = await start(open);
    const name = nameIn((await previewOf(domain, ada))?.imageUrl);
    const rows = () => domain.database.read(({ manager }) => manager.count(LinkPreviewEntity));
    domain.clock.advance({ hours: 47 });
    await domain.get(Housekeeping).run();
    expect(await rows()).toBe(1);
    domain.clock.advance({ hours: 2 });
    await domain.get(Housekeeping).run();
    await domain.deliver();
    expect([await rows(), await isThere(domain, name)]).toEqual([0, false]);
    expect(web.visits).toHaveLength(2);
  });

  it('is counted by person, but only where a page is visited for it', async () => {
    const { web, domain, ada } = await start(open);
    const bob = await domain.person();
    for (let i = 0; i < 60; i += 1) await previewOf(domain, ada, `https://example.org/${i}`);
    const refusal = { code: 'RATE_LIMITED', details: { retryAfter: 60 } };
    await expect(previewOf(domain, ada, 'https://example.org/next')).rejects.toMatchObject(refusal);
    expect(await previewOf(domain, ada, 'https://example.org/7')).toBeNull();
    await previewOf(domain, bob, 'https://example.org/next');
    expect(await previewOf(domain, ada, 'https://example.org/next')).toBeNull();
    expect(web.visits).toHaveLength(61);
  });

  it('is not there where previews are switched off', async () => {
    const { web, domain, ada } = await start(open, { LINK_PREVIEWS: 'false' });
    await expect(previewOf(domain, ada)).rejects.toMatchObject({ code: 'FEATURE_DISABLED' });
    expect(web.visits).toEqual([]);
  });

  it('keeps no address', async () => {
    const { domain, ada } = await start(open);
    await previewOf(domain, ada, 'https://example.org/a-secret-of-ada');
    const rows = await domain.database.read(({ manager }) => manager.find(LinkPreviewEntity));
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});
