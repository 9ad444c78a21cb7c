import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../../i18n/languages.ts';
import { drawnHere } from './drawn-emoji.ts';
import { loadEmojiSet } from './emoji-set.ts';

const emojiQuery = (language: string) =>
  queryOptions({
    queryKey: ['emoji', language],
    queryFn: () => loadEmojiSet(isLanguage(language) ? language : 'en', drawnHere()),
    staleTime: 'static',
  });

/** Every emoji, in the language that is shown; loaded when first asked for. */
export function useEmojiSet({ enabled = true } = {}) {
  const { i18n } = useTranslation();
  return useQuery({ ...emojiQuery(i18n.language), enabled });
}
