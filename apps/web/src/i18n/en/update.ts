export const update = {
  ready: 'A new version of Parley is ready.',
  reload: 'Reload',
  later: 'Later',
} as const;
