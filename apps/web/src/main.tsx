import './design/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from './design/theme.ts';
import { startTranslation } from './i18n/index.ts';
import { keepAppAtHand } from './pwa/app-update.ts';
import { router } from './routes/router.tsx';
import { queries } from './session/queries.ts';
import { watchSession } from './session/session.ts';

startTheme();
await startTranslation();

watchSession({
  onSignedOut: (reason) =>
    router.navigate({ to: '/sign-in', search: reason === 'ended' ? { ended: 'yes' } : {} }),
  onSignedInElsewhere: () => router.invalidate(),
});

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

void keepAppAtHand();
