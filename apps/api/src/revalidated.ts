/** For answers that a client may keep as long as it asks each time, by ETag, whether they still hold. */
export const REVALIDATED = ['Cache-Control', 'private, no-cache'] as const;
