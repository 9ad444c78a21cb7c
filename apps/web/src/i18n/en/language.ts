export const language = {
  label: 'Language',
  notLoaded: 'This language did not load. Check your connection, then try again.',
} as const;
