import { Skeleton } from '../../design/skeleton.tsx';
import { HistorySkeleton } from '../messages/history-skeleton.tsx';

/** A conversation that is being looked for. */
export const ConversationSkeleton = () => (
  <div className="flex h-full min-h-0 flex-col">
    <div className="flex items-center gap-3 border-b border-line px-4 py-3">
      <Skeleton className="petal size-9" />
      <Skeleton className="h-4 w-40" />
    </div>
    <div className="min-h-0 grow">
      <HistorySkeleton />
    </div>
  </div>
);
