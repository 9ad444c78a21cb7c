export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  chats: 'Chats',
  people: 'People',
  rooms: 'Rooms',
  settings: 'Settings',
  profile: 'Profile',
  sessions: 'Devices',
  account: 'Your account',
  signOut: 'Sign out',
  unread_one: '{{count}} unread conversation',
  unread_other: '{{count}} unread conversations',
  requests_one: '{{count}} request to answer',
  requests_other: '{{count}} requests to answer',
  unreadTitle: '({{number}}) {{title}}',
} as const;

export const connection = {
  offline: 'You are offline. What you write waits and goes out later.',
  connecting: 'Connecting… What you write waits and goes out then.',
  tryNow: 'Try now',
  flooded:
    'This page asked the server for too much at once, so it was cut off. Wait a moment, then connect again.',
  refused: 'The server has ended the connection. Reload the page to go on.',
  again: 'Connect again',
} as const;

export const arrivals = {
  label: 'New messages',
  direct: '{{name}}: {{text}}',
  group: '{{name}} in {{title}}: {{text}}',
  severalIn_one: '{{count}} new message in {{title}}',
  severalIn_other: '{{count}} new messages in {{title}}',
  several_one: '{{count}} new message in {{conversations}} conversations',
  several_other: '{{count}} new messages in {{conversations}} conversations',
} as const;

export const shortcuts = {
  title: 'Keyboard shortcuts',
  open: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  inList: 'In the list of conversations',
  inConversation: 'In a conversation',
  or: 'or',
  search: 'Search everything',
  help: 'Show this list',
  previous: 'To the conversation above',
  next: 'To the conversation below',
  toasts: 'To the notifications on the page',
  move: 'Walk through the list',
  openOne: 'Open the conversation',
  menu: 'What can be done with it',
  leaveSearch: 'Leave the search',
  send: 'Send the message',
  newLine: 'New line',
  editLast: 'Change your last message, where nothing is written yet',
  find: 'Search in the conversation',
  key: {
    alt: 'Alt',
    control: 'Ctrl',
    shift: 'Shift',
    enter: 'Enter',
    escape: 'Esc',
  },
  name: {
    up: 'Arrow up',
    down: 'Arrow down',
    command: 'Command',
    option: 'Option',
  },
} as const;
