// @vitest-environment happy-dom
import { type LinkPreview, type ServerInfo } from '@parley/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { queries, serverQuery } from '../../session/queries.ts';
import { LinkCard, linkPreviewQuery } from './link-card.tsx';

const URL_OF_PAGE = 'https://www.lights.example.org/north';
const PREVIEW: LinkPreview = {
  url: URL_OF_PAGE,
  siteName: 'Lights',
  title: 'Lighthouses of the north',
  description: 'Forty of them.',
  imageUrl: '/api/links/images/9f86d081884c7d659a2feaa0c55ad015',
};
const SERVER: ServerInfo = {
  name: 'Parley',
  version: '1.0.0',
  signIn: { phone: true, password: true, google: false },
  mail: true,
  linkPreviews: true,
  developmentInbox: false,
  directMessages: 'friends',
  demoPeople: [],
};

function show(preview: LinkPreview | null, server: Partial<ServerInfo> = {}): HTMLElement {
  queries.setQueryData(serverQuery.queryKey, { ...SERVER, ...server });
  queries.setQueryData(linkPreviewQuery(URL_OF_PAGE).queryKey, preview);
  return render(
    <QueryClientProvider client={queries}>
      <LinkCard url={URL_OF_PAGE} />
    </QueryClientProvider>,
  ).container;
}

afterEach(() => {
  cleanup();
  queries.clear();
});

it('leads to the page without telling it where from', () => {
  show(PREVIEW);
  const link = screen.getByRole<HTMLAnchorElement>('link');
  expect(link.href).toBe(URL_OF_PAGE);
  expect(link.target).toBe('_blank');
  expect(link.rel).toBe('noopener noreferrer');
  expect(link.textContent).toContain('Lighthouses of the north');
  expect(link.textContent).toContain('Forty of them.');
});

it('says the host beside whatever the page calls itself', () => {
  expect(show({ ...PREVIEW, siteName: 'Your bank' }).textContent).toContain('Your bank · lights.example.org');
  cleanup();
  const { textContent } = show({ ...PREVIEW, siteName: 'www.lights.example.org' });
  expect(textContent.match(/lights\.example\.org/g)).toHaveLength(1);
});

it('shows a picture from our own address, and goes on without it', () => {
  const container = show(PREVIEW);
  const image = container.querySelector('img');
  expect(image?.getAttribute('src')).toBe(PREVIEW.imageUrl);
  expect(image?.getAttribute('loading')).toBe('lazy');
  if (image) fireEvent.error(image);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByRole('link').textContent).toContain('Lighthouses');
});

it('is nothing where there is nothing to show, or nobody asks', () => {
  expect(show(null).textContent).toBe('');
  cleanup();
  queries.clear();
  queries.setQueryData(serverQuery.queryKey, { ...SERVER, linkPreviews: false });
  const { container } = render(
    <QueryClientProvider client={queries}>
      <LinkCard url={URL_OF_PAGE} />
    </QueryClientProvider>,
  );
  expect(container.textContent).toBe('');
  expect(queries.isFetching()).toBe(0);
});
