export function conversationPath(id: string): string {
  return `/api/conversations/${encodeURIComponent(id)}`;
}

export function messagePath(conversationId: string, seq: number): string {
  return `${conversationPath(conversationId)}/messages/${seq}`;
}
