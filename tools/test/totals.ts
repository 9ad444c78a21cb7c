import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export interface StepResult {
  readonly title: string;
  readonly counts: Counts;
  readonly seconds: number;
  /** What else is to be said: why there is nothing to count, or what passed only when it was tried again. */
  readonly note?: string;
  readonly failures?: readonly string[];
}

/** What Vitest's JSON reporter writes, as far as counting goes. */
const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/**
 * Counts a run of Vitest. A file that could not be loaded has no failed test and counts as one; so does a run that
 * failed without any (an unhandled error, a set-up that did not work), with or without a report.
 */
export function countVitest(report: unknown, exitCode: number | null): Counts {
  const counts = report === undefined ? NOTHING : countReport(VitestReport.parse(report));
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The tests that failed at first and passed when they were tried again. */
export function retriedTests(report: unknown): string[] {
  if (report === undefined) return [];
  return VitestReport.parse(report)
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName }) => fullName);
}

/** What failed, and the beginning of why: at the end of a long output somebody still sees it. */
export function failures(report: unknown): string[] {
  if (report === undefined) return [];
  return VitestReport.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}\n${beginning(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${fullName} (${name})\n${failureMessages.map(beginning).join('\n')}`,
    );
  });
}

const beginning = (text: string): string => text.split('\n').slice(0, 12).join('\n');

function countReport(report: z.infer<typeof VitestReport>): Counts {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/** The last line of `npm test`; programs read it. */
export function totalLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function table(results: readonly StepResult[]): string {
  const rows = [
    ['', 'passed', 'failed', 'skipped', 'time', ''],
    ...results.map(({ title, counts, seconds, note }) => [
      title,
      ...[counts.passed, counts.failed, counts.skipped].map((count) => (count === 0 ? '–' : String(count))),
      duration(seconds),
      note ?? '',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 || column === row.length - 1 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
