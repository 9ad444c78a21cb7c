import { type KnownConversation } from '@parley/client';
import { Search, SearchX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { classes } from '../../design/classes.ts';
import { SearchBox } from '../../design/search-box.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { SHORTCUTS } from '../shell/shortcuts.ts';
import { useShortcut } from '../shell/use-shortcut.ts';
import { FoundMessage } from './found-message.tsx';
import { SearchSteps } from './search-steps.tsx';
import { useFoundMessages } from './use-found-messages.ts';
import { useSide } from './use-side.ts';

/** Search within a conversation. Enter walks to older messages and Shift+Enter to newer ones, as do the arrows. */
export function SearchPanel({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { find, search, jump } = useSide();
  const found = useFoundMessages(known.summary.id, find);
  const [at, setAt] = useState<number>();
  const box = useRef<HTMLDivElement>(null);

  const focusField = () => box.current?.querySelector('input')?.select();
  useEffect(focusField, []);
  useShortcut(SHORTCUTS.inConversation.find[0], focusField);

  const { messages } = found;
  const index = messages.findIndex(({ seq }) => seq === at);
  const goTo = (next: number) => {
    const message = messages[next];
    if (!message) return;
    setAt(message.seq);
    jump(message.seq);
    if (next >= messages.length - 2) found.loadMore();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.nativeEvent.isComposing || (event.key === 'Enter' && !isTyping)) return;
    const step = stepOf(event);
    if (step === 0) return;
    event.preventDefault();
    goTo(index === -1 ? 0 : index + step);
  };

  return (
    <div onKeyDown={onKeyDown} className="flex min-h-0 grow flex-col">
      <div ref={box} className="shrink-0 border-b border-line p-3">
        <SearchBox
          label={t('details.find.field')}
          clearLabel={t('details.find.clear')}
          placeholder={t('details.find.placeholder')}
          query={find}
          onSearch={search}
        />
        {find !== '' && found.isReady && (
          <SearchSteps index={index} count={messages.length} hasMore={found.hasMore} onGo={goTo} />
        )}
      </div>
      <div className="min-h-0 grow overflow-y-auto">
        {find === '' && (
          <State icon={<Search aria-hidden />} title={t('details.find.start')}>
            {t('details.find.startHint')}
          </State>
        )}
        {find !== '' && found.isPending && <SkeletonRows rows={4} />}
        {found.error && <ProblemState error={found.error} onRetry={found.retry} />}
        {find !== '' && found.isReady && messages.length === 0 && (
          <State icon={<SearchX aria-hidden />} title={t('details.find.noneTitle', { query: find })}>
            {t('details.find.none')}
          </State>
        )}
        {messages.length > 0 && (
          <ul className={classes('divide-y divide-line border-b border-line', found.isOld && 'opacity-60')}>
            {messages.map((message, place) => (
              <FoundMessage
                key={message.seq}
                message={message}
                sender={found.users.get(message.senderId)}
                query={find}
                isCurrent={message.seq === at}
                onOpen={() => goTo(place)}
              />
            ))}
          </ul>
        )}
        {found.hasMore && (
          <div className="p-4">
            <Button look="secondary" className="w-full" busy={found.isLoadingMore} onClick={found.loadMore}>
              {t('details.find.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): number {
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key !== 'Enter') return 0;
  return shiftKey ? -1 : 1;
}
