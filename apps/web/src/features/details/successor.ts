import { type Member } from '@parley/contracts';

/** Whom the server makes the owner when the owner leaves: the admin, or else the member, who has been in it longest. */
export function successorOf(members: readonly Member[], ownerId: string): Member | undefined {
  const others = members.filter(({ user }) => user.id !== ownerId);
  const admins = others.filter(({ role }) => role === 'admin');
  const [first] = (admins.length > 0 ? admins : others).toSorted(byStanding);
  return first;
}

function byStanding(a: Member, b: Member): number {
  return a.joinedAt.localeCompare(b.joinedAt) || (a.user.id < b.user.id ? -1 : 1);
}
