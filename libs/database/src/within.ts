/** The promise, or a failure when it takes longer. What it stands for goes on; its late failure is nobody's concern. */
export async function within<T>(ms: number, promise: Promise<T>, complaint: string): Promise<T> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${complaint} (${ms} ms)`)), ms);
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}
