/** A message as it is to be shown: plain data, so that nothing of what people write is ever taken for markup. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  /** `@handle`, which may or may not be the username of somebody. */
  | { readonly type: 'mention'; readonly handle: string }
  | { readonly type: Emphasis; readonly children: readonly Inline[] };

export type Emphasis = 'bold' | 'italic' | 'strike';

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'list';
      /** The first number of a numbered list; null for one with bullets. */
      readonly start: number | null;
      readonly items: readonly (readonly Inline[])[];
    };
