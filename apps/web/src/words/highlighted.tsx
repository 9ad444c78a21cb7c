import { excerpt, highlighted } from './highlights.ts';

interface HighlightedProps {
  text: string;
  query: string;
  /** Only the part of it where the first word was found. */
  short?: boolean;
}

/** A text in which the words that were searched for stand out. */
export function Highlighted({ text, query, short = false }: HighlightedProps) {
  const pieces = highlighted(text, query);
  return (short ? excerpt(pieces) : pieces).map((piece, index) =>
    piece.found ? (
      <mark key={index} className="rounded-[0.2em] bg-warm-soft text-warm-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
