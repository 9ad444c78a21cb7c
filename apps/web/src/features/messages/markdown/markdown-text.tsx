import { type User } from '@parley/contracts';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../design/copy-button.tsx';
import { type Block, type Inline } from './ast.ts';

/** Whom a text names, by username in lower case; whoever is not in it stays plain text. */
export type Named = ReadonlyMap<string, User | 'everyone'>;

interface MarkdownTextProps {
  blocks: readonly Block[];
  named: Named;
  /** Stands at the end of the last line, where there is one. */
  tail?: ReactNode;
}

/** What somebody wrote, as elements: text never becomes markup. */
export function MarkdownText({ blocks, named, tail }: MarkdownTextProps) {
  return blocks.map((block, index) => (
    <BlockView
      // Blocks come and go only with the whole text.
      key={index}
      block={block}
      named={named}
      tail={index === blocks.length - 1 ? tail : undefined}
    />
  ));
}

function BlockView({ block, named, tail }: { block: Block; named: Named; tail: ReactNode }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto" className="whitespace-pre-wrap not-first:mt-1.5">
          <Inlines inlines={block.children} named={named} />
          {tail}
        </p>
      );
    case 'code':
      return <CodeBlock text={block.text} />;
    case 'quote':
      return (
        <blockquote dir="auto" className="my-1 border-s-3 border-accent ps-2.5 text-ink-soft">
          <MarkdownText blocks={block.blocks} named={named} />
        </blockquote>
      );
    case 'list': {
      const List = block.start === null ? 'ul' : 'ol';
      return (
        <List
          dir="auto"
          {...(block.start === null ? {} : { start: block.start })}
          className={block.start === null ? 'my-1 list-disc ps-5' : 'my-1 list-decimal ps-7'}
        >
          {block.items.map((item, index) => (
            <li key={index}>
              <Inlines inlines={item} named={named} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function CodeBlock({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div dir="ltr" className="group/code relative my-1 rounded-small bg-sunken">
      <pre className="px-3 py-2 pe-11 font-mono text-note whitespace-pre-wrap">
        <code>{text}</code>
      </pre>
      <CopyButton text={text} label={t('messages.copyCode')} className="absolute end-0 top-0 scale-80" />
    </div>
  );
}

function Inlines({ inlines, named }: { inlines: readonly Inline[]; named: Named }): ReactNode {
  return inlines.map((inline, index) => (
    <Fragment key={index}>
      <InlineView inline={inline} named={named} />
    </Fragment>
  ));
}

function InlineView({ inline, named }: { inline: Inline; named: Named }): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return (
        <code dir="ltr" className="rounded-small bg-sunken px-1 py-0.5 font-mono text-[0.9em]">
          {inline.text}
        </code>
      );
    case 'link':
      return (
        <a
          href={inline.href}
          title={inline.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
        >
          <bdi>{inline.text}</bdi>
        </a>
      );
    case 'mention':
      return <Mention handle={inline.handle} whom={named.get(inline.handle.toLowerCase())} />;
    case 'bold':
      return (
        <strong className="font-bold">
          <Inlines inlines={inline.children} named={named} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines inlines={inline.children} named={named} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines inlines={inline.children} named={named} />
        </s>
      );
  }
}

const chip = 'rounded-small bg-warm-soft px-1 py-0.5 font-semibold text-warm-ink';

function Mention({ handle, whom }: { handle: string; whom: User | 'everyone' | undefined }) {
  if (whom === undefined) return `@${handle}`;
  if (whom === 'everyone') {
    return (
      <bdi dir="ltr" className={chip}>
        @{handle}
      </bdi>
    );
  }
  return (
    <a href={`/people/${whom.id}`} title={whom.displayName} className={`${chip} hover:underline`}>
      <bdi dir="ltr">@{handle}</bdi>
    </a>
  );
}
