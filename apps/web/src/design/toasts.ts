interface ToastMessage {
  id: number;
  look: 'good' | 'danger';
  text: string;
  durationMs: number | undefined;
}

let shown: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function add(look: ToastMessage['look'], text: string, durationMs?: number): void {
  lastId += 1;
  change([...shown.slice(-2), { id: lastId, look, text, durationMs }]);
}

/** Short words about what has just happened; at most three at a time. */
export const toasts = {
  good: (text: string, options: { durationMs?: number } = {}) => add('good', text, options.durationMs),
  problem: (text: string) => add('danger', text),
  dismiss: (id: number) => change(shown.filter((toast) => toast.id !== id)),
  current: () => shown,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
