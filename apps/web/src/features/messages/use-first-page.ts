import { type KnownConversation } from '@parley/client';
import { useEffect, useState } from 'react';
import { chat } from '../../chat/chat.ts';
import { heldIn } from './held.ts';
import { type Stretch } from './stretch.ts';

/** The way in which a conversation was opened: it brings the newest messages along. */
export interface Opening {
  readonly problem: Error | null;
  readonly retry: () => void;
}

interface FirstPage extends Opening {
  /** Whether there is something to show, be it that nothing has been said. */
  readonly isLoaded: boolean;
}

/** Sees to what a stretch begins with, where it is not known; also after it got lost in a long absence. */
export function useFirstPage(known: KnownConversation, stretch: Stretch, opening: Opening): FirstPage {
  const { id, lastSeq } = known.summary;
  const { seq } = stretch;
  const [problem, setProblem] = useState<Error | null>(null);
  const [tries, setTries] = useState(0);
  const isLoaded = lastSeq === 0 || heldIn(known, seq ?? lastSeq);

  useEffect(() => {
    if (isLoaded || seq === undefined) return;
    setProblem(null);
    chat.loadAround(id, seq).catch((error: unknown) => {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    });
  }, [isLoaded, id, seq, tries]);

  if (seq === undefined) return { ...opening, isLoaded };
  return { isLoaded, problem, retry: () => setTries((count) => count + 1) };
}
