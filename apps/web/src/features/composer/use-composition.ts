import { type KeyboardEvent, useRef } from 'react';

/**
 * Whether letters are being composed: Enter then chooses among them. Safari ends a composition before it tells of the
 * key that ended it, so the composition counts until that key is let go.
 */
export function useComposition() {
  const ended = useRef(false);
  return {
    isComposing: ({ nativeEvent }: KeyboardEvent) => nativeEvent.isComposing || ended.current,
    listeners: {
      onCompositionEnd: () => {
        ended.current = true;
      },
      onKeyUp: () => {
        ended.current = false;
      },
    },
  };
}
