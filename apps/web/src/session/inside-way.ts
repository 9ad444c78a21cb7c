/** Only ways inside Parley: another site's address would make the sign-in page a springboard for phishing. */
export const insideWay = (next: string | undefined): string =>
  next && /^\/(?![/\\])/.test(next) ? next : '/';
