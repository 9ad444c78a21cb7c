import { useEffect, useState } from 'react';
import { chat } from '../../chat/chat.ts';

interface ChatStart {
  /** Why the chat could not be started, where that is so. */
  problem: unknown;
  again: () => void;
}

/** Keeps the chat in touch with the server for as long as the shell is there. */
export function useChatStart(): ChatStart {
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    chat.start().catch((error: unknown) => {
      if (isCurrent) setProblem(error);
    });
    return () => {
      isCurrent = false;
      chat.stop();
    };
  }, [attempt]);

  const again = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return { problem, again };
}
