import { type QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { insideWay } from '../session/inside-way.ts';
import { known, meQuery, queries, serverQuery } from '../session/queries.ts';
import { currentUser } from '../session/session.ts';
import { NotFoundPage } from './not-found.page.tsx';
import { PendingPage } from './pending.page.tsx';
import { ProblemPage } from './problem.page.tsx';
import { Root } from './root.tsx';
import {
  ConversationSearch,
  GoogleSearch,
  InboxSearch,
  NewGroupSearch,
  NextSearch,
  PeopleSearch,
  RoomsSearch,
  SignInSearch,
  parseSearch,
  stringifySearch,
} from './search.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root });

/** Pages for people who have not signed in. They need to know what the server offers. */
const signedOut = createRoute({
  getParentRoute: () => root,
  id: 'signed-out',
  loader: ({ context }) => context.queries.query(known(serverQuery)),
  component: lazyRouteComponent(() => import('../features/entrance/entrance.tsx'), 'Entrance'),
});

const goHomeIfSignedIn = async ({ search }: { search: { next?: string | undefined } }) => {
  if (await currentUser()) redirect({ href: insideWay(search.next), replace: true, throw: true });
};

const signIn = createRoute({
  getParentRoute: () => signedOut,
  path: '/sign-in',
  validateSearch: SignInSearch,
  beforeLoad: goHomeIfSignedIn,
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in.page.tsx'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => signedOut,
  path: '/register',
  validateSearch: NextSearch,
  beforeLoad: goHomeIfSignedIn,
  component: lazyRouteComponent(() => import('../features/registration/register.page.tsx'), 'RegisterPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => signedOut,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../features/recovery/forgot-password.page.tsx'),
    'ForgotPasswordPage',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => signedOut,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../features/recovery/reset-password.page.tsx'),
    'ResetPasswordPage',
  ),
});

const confirmEmail = createRoute({
  getParentRoute: () => signedOut,
  path: '/confirm-email',
  component: lazyRouteComponent(
    () => import('../features/email-confirmation/confirm-email.page.tsx'),
    'ConfirmEmailPage',
  ),
});

const googleCallback = createRoute({
  getParentRoute: () => signedOut,
  path: '/auth/callback',
  validateSearch: GoogleSearch,
  component: lazyRouteComponent(
    () => import('../features/google/google-callback.page.tsx'),
    'GoogleCallbackPage',
  ),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/dev/inbox',
  validateSearch: InboxSearch,
  component: lazyRouteComponent(() => import('../features/dev-inbox/dev-inbox.page.tsx'), 'DevInboxPage'),
});

/** Nobody gets below without being signed in; where they wanted to go is kept. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    if (await currentUser()) return;
    const next = location.href === '/' ? undefined : location.href;
    redirect({ to: '/sign-in', search: { next }, replace: true, throw: true });
  },
  loader: ({ context }) =>
    Promise.all([context.queries.query(known(meQuery)), context.queries.query(known(serverQuery))]),
});

const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  validateSearch: NextSearch,
  component: lazyRouteComponent(() => import('../features/welcome/welcome.page.tsx'), 'WelcomePage'),
});

const shell = createRoute({
  getParentRoute: () => signedIn,
  id: 'shell',
  component: lazyRouteComponent(() => import('../features/shell/shell.tsx'), 'Shell'),
});

const chats = createRoute({
  getParentRoute: () => shell,
  id: 'chats',
  component: lazyRouteComponent(() => import('../features/chats/chats.page.tsx'), 'ChatsPage'),
});

const nothingOpen = createRoute({
  getParentRoute: () => chats,
  path: '/',
  component: lazyRouteComponent(() => import('../features/chats/nothing-open.tsx'), 'NothingOpen'),
});

const conversation = createRoute({
  getParentRoute: () => chats,
  path: '/c/$conversationId',
  validateSearch: ConversationSearch,
  component: lazyRouteComponent(
    () => import('../features/conversation/conversation.page.tsx'),
    'ConversationPage',
  ),
});

const newGroup = createRoute({
  getParentRoute: () => shell,
  path: '/new',
  validateSearch: NewGroupSearch,
  component: lazyRouteComponent(() => import('../features/groups/new-group.page.tsx'), 'NewGroupPage'),
});

const rooms = createRoute({
  getParentRoute: () => shell,
  path: '/rooms',
  validateSearch: RoomsSearch,
  component: lazyRouteComponent(() => import('../features/rooms/rooms.page.tsx'), 'RoomsPage'),
});

const join = createRoute({
  getParentRoute: () => shell,
  path: '/join/$code',
  component: lazyRouteComponent(() => import('../features/rooms/join.page.tsx'), 'JoinPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings.page.tsx'), 'SettingsPage'),
});

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(
    () => import('../features/settings/settings-start.page.tsx'),
    'SettingsStartPage',
  ),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('../features/profile/profile.page.tsx'), 'ProfilePage'),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyRouteComponent(() => import('../features/account/account.page.tsx'), 'AccountPage'),
});

const privacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  component: lazyRouteComponent(() => import('../features/settings/privacy.page.tsx'), 'PrivacyPage'),
});

const devices = createRoute({
  getParentRoute: () => settings,
  path: 'devices',
  component: lazyRouteComponent(() => import('../features/sessions/sessions.page.tsx'), 'SessionsPage'),
});

const notifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyRouteComponent(
    () => import('../features/settings/notifications.page.tsx'),
    'NotificationsPage',
  ),
});

const appearance = createRoute({
  getParentRoute: () => settings,
  path: 'appearance',
  component: lazyRouteComponent(() => import('../features/settings/appearance.page.tsx'), 'AppearancePage'),
});

const about = createRoute({
  getParentRoute: () => settings,
  path: 'about',
  component: lazyRouteComponent(() => import('../features/settings/about.page.tsx'), 'AboutPage'),
});

/** Where these pages were before; mails and bookmarks still lead there. */
const formerProfile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  beforeLoad: () => redirect({ to: '/settings/profile', replace: true, throw: true }),
});

const formerSessions = createRoute({
  getParentRoute: () => shell,
  path: '/sessions',
  beforeLoad: () => redirect({ to: '/settings/devices', replace: true, throw: true }),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: PeopleSearch,
  component: lazyRouteComponent(() => import('../features/people/people.page.tsx'), 'PeoplePage'),
});

const nobodyOpen = createRoute({
  getParentRoute: () => people,
  path: '/',
  component: lazyRouteComponent(() => import('../features/people/nobody-open.tsx'), 'NobodyOpen'),
});

const person = createRoute({
  getParentRoute: () => people,
  path: '$userId',
  component: lazyRouteComponent(() => import('../features/people/person-card.tsx'), 'PersonCard'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signedOut.addChildren([signIn, register, forgotPassword, resetPassword, confirmEmail, googleCallback]),
    inbox,
    signedIn.addChildren([
      welcome,
      shell.addChildren([
        chats.addChildren([nothingOpen, conversation]),
        newGroup,
        rooms,
        join,
        people.addChildren([nobodyOpen, person]),
        settings.addChildren([
          settingsStart,
          profile,
          account,
          privacy,
          devices,
          notifications,
          appearance,
          about,
        ]),
        formerProfile,
        formerSessions,
      ]),
    ]),
  ]),
  context: { queries },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  // The query cache decides what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ProblemPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  // The shell scrolls inside itself.
  scrollToTopSelectors: ['#content'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
