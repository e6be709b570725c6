/** Three groups around one key: the picture of a registration, small. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true">
    <g stroke="currentColor" strokeWidth="3.5" strokeLinecap="round">
      <path d="M18.9 3.4a13 13 0 0 1 8.6 7.1" />
      <path d="M28.9 17.9a13 13 0 0 1-9.2 10.6" />
      <path d="M13.1 28.6A13 13 0 0 1 11.3 3.9" />
    </g>
    <circle cx="16" cy="16" r="4.5" fill="currentColor" />
  </svg>
)
