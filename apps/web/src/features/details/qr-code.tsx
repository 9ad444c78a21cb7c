import { encode } from 'uqr';

/** Squares of quiet around a code; scanners want four. */
const QUIET = 4;

/** Always dark on light: many scanners read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const whole = size + 2 * QUIET;
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="w-full max-w-56 rounded-card bg-on-deep"
    >
      <path d={squares.join('')} className="fill-deep" />
    </svg>
  );
}
