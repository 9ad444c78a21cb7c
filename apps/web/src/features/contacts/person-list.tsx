import { type User } from '@parley/contracts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { useWatchPresence } from './presence.tsx';

const STEP = 100;

interface PersonListProps<Item> {
  label: string;
  items: readonly Item[];
  personOf: (item: Item) => User;
  row: (item: Item) => ReactNode;
}

/** People below each other, a hundred at a time; says who of them is there. */
export function PersonList<Item>({ label, items, personOf, row }: PersonListProps<Item>) {
  const { t } = useTranslation();
  const [count, setCount] = useState(STEP);
  const shown = items.slice(0, count);
  useWatchPresence(shown.map((item) => personOf(item).id));
  return (
    <>
      <Card className="overflow-hidden">
        <ul aria-label={label} className="divide-y divide-line">
          {shown.map(row)}
        </ul>
      </Card>
      {shown.length < items.length && (
        <Button look="secondary" className="w-full" onClick={() => setCount(count + STEP)}>
          {t('people.more')}
        </Button>
      )}
    </>
  );
}
