const SECRET_KEY = /password|token|secret|authorization|cookie|verifier|ticket/i;
const CODE_KEY = /^(code|otp)$/i;
/** Error codes (`ECONNREFUSED`, `CODE_INVALID`) stay readable; one-time codes look otherwise. */
const ERROR_CODE = /^[A-Z][A-Z0-9_]*$/;
const HIDDEN = '[hidden]';
const DEEPEST = 6;

/** What may be logged of an object: fields whose names say that they are secret are hidden, at any depth. */
export function redact(fields: object): Record<string, unknown> {
  return redactFields(fields, 0);
}

/** The last line of defence, over the finished line: phone numbers lose their middle, tokens all of themselves. */
export function maskText(line: string): string {
  return line
    .replace(/\+[1-9]\d{6,14}/g, (phone) => `${phone.slice(0, 4)}…${phone.slice(-2)}`)
    .replace(/\beyJ[\w-]{10,}\.[\w-]+\.[\w-]*/g, HIDDEN)
    .replace(/\bBearer\s+[^\s"\\]+/gi, `Bearer ${HIDDEN}`);
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, redactField(key, value, depth)]),
  );
}

function redactField(key: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined) return value;
  if (SECRET_KEY.test(key)) return HIDDEN;
  if (CODE_KEY.test(key) && !(typeof value === 'string' && ERROR_CODE.test(value))) return HIDDEN;
  return redactValue(value, depth);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value, depth);
  if (depth >= DEEPEST) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactFields(value, depth + 1);
}

/** Not the error's other properties: a database driver puts the statement and its parameters there. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: redactValue(error.cause, depth + 1) }),
  };
}
