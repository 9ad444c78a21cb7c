export const root: string;
export const pinnedNode: string;
export const compileCache: string;
export class SetupError extends Error {}
export function checkNode(): void;
export function ensureInstalled(): Promise<boolean>;
export function ensureBuilt(options?: { failpoints?: boolean }): Promise<boolean>;
