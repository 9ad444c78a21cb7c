import { type LinkPreview } from '@parley/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parley } from '../../session/parley.ts';
import { useServer } from '../../session/queries.ts';

const KEPT_MS = 3_600_000;

/** Asked once for each address: whatever the answer, it holds for as long as the page is open. */
export const linkPreviewQuery = (url: string) =>
  queryOptions({
    queryKey: ['link-preview', url],
    queryFn: ({ signal }) => parley.links.preview(url, { signal }),
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });

/** What the page behind a link says of itself. The server has asked it: the reader's browser never meets the site. */
export function LinkCard({ url }: { url: string }) {
  const { linkPreviews } = useServer();
  const { data: preview } = useQuery({ ...linkPreviewQuery(url), enabled: linkPreviews });
  return preview ? <Card preview={preview} /> : null;
}

function Card({ preview: { url, siteName, title, description, imageUrl } }: { preview: LinkPreview }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="mt-1.5 block w-full max-w-88 overflow-clip rounded-control border border-line bg-surface text-ink
        no-underline transition-colors hover:bg-sunken"
    >
      {imageUrl !== null && <Picture key={imageUrl} url={imageUrl} />}
      <span className="flex flex-col gap-0.5 px-3 py-2.5">
        <span className="truncate text-note text-ink-soft">
          <Site name={siteName} host={new URL(url).hostname} />
        </span>
        <bdi className="line-clamp-2 font-semibold">{title}</bdi>
        {description !== null && <bdi className="line-clamp-2 text-note text-ink-soft">{description}</bdi>}
      </span>
    </a>
  );
}

/** A page may call itself whatever it likes, so the host is said in any case. */
function Site({ name, host }: { name: string; host: string }) {
  const shownHost = host.replace(/^www\./, '');
  return (
    <>
      {name !== host && name !== shownHost && (
        <>
          <bdi>{name}</bdi>
          {' · '}
        </>
      )}
      <bdi dir="ltr">{shownHost}</bdi>
    </>
  );
}

/** In a frame of its own, so that nothing moves when it comes; gone when it does not. */
function Picture({ url }: { url: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  return (
    <span className="block aspect-[1.91] bg-sunken">
      <img
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setFailed(true)}
        className="size-full object-cover"
      />
    </span>
  );
}
