import { ErrorBody, ServerInfo, Tokens } from '@parley/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO, postJson, startApi, type TestApi } from './api.fixture.ts';

describe('A server without previews of links', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ LINK_PREVIEWS: 'false' });
  });
  afterAll(() => api.close());

  it('says so before anybody asks', async () => {
    const info = ServerInfo.parse(await (await fetch(`${api.url}/api/server`)).json());
    expect(info.linkPreviews).toBe(false);
  });

  it('makes none', async () => {
    const { accessToken } = Tokens.parse(await (await postJson(`${api.url}/api/auth/login`, DEMO)).json());
    const answer = await fetch(`${api.url}/api/links/preview?url=https://example.org/`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(ErrorBody.parse(await answer.json()).error.code).toBe('FEATURE_DISABLED');
  });
});
