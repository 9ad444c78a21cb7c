import {
  Clock,
  Flag,
  Hash,
  Leaf,
  Lightbulb,
  Plane,
  Smile,
  Trophy,
  UserRound,
  UtensilsCrossed,
} from 'lucide-react';
import { type ReactNode, type RefObject } from 'react';
import { type Section } from './emoji-section.tsx';

const icons: Partial<Record<string, ReactNode>> = {
  recent: <Clock />,
  smileys_emotion: <Smile />,
  people_body: <UserRound />,
  animals_nature: <Leaf />,
  food_drink: <UtensilsCrossed />,
  travel_places: <Plane />,
  activities: <Trophy />,
  objects: <Lightbulb />,
  symbols: <Hash />,
  flags: <Flag />,
};

interface GroupTabsProps {
  sections: readonly Section[];
  scroller: RefObject<HTMLElement | null>;
}

/** Leads to where each group begins. */
export function GroupTabs({ sections, scroller }: GroupTabsProps) {
  return (
    <div className="flex overflow-x-auto">
      {sections.map(({ key, title }) => (
        <button
          key={key}
          type="button"
          aria-label={title}
          title={title}
          onClick={() =>
            scroller.current?.querySelector(`[data-section="${key}"]`)?.scrollIntoView({ block: 'start' })
          }
          className="inline-flex h-9 min-w-8 grow items-center justify-center rounded-small text-ink-soft
            transition-colors hover:bg-sunken hover:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11 [&_svg]:size-4.5"
        >
          {icons[key]}
        </button>
      ))}
    </div>
  );
}
