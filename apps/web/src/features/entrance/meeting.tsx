/** The mark, large: two voices and what they come to share. */
export const Meeting = ({ className }: { className?: string }) => (
  <svg viewBox="40 250 720 590" preserveAspectRatio="xMidYMin slice" aria-hidden className={className}>
    <clipPath id="meeting-left">
      <path d="M70 480a215 215 0 1 1 215 215H70z" />
    </clipPath>
    <path fill="#0e6470" d="M70 480a215 215 0 1 1 215 215H70z" />
    <path fill="#f2994a" d="M730 600a215 215 0 1 0-215 215h215z" />
    <g clipPath="url(#meeting-left)">
      <path fill="#fff3e4" d="M730 600a215 215 0 1 0-215 215h215z" />
    </g>
    <g fill="#0a3d45">
      <circle cx="362" cy="556" r="13" />
      <circle cx="402" cy="556" r="13" />
      <circle cx="442" cy="556" r="13" />
    </g>
  </svg>
);
