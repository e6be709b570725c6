/** 20 × 20 line icons, drawn in the colour of the text around them. Always beside words or a name, so hidden from readers. */
const paths = {
  back: 'M12 4 6 10l6 6',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  copy: 'M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7Z',
  cross: 'm5 5 10 10M15 5 5 15',
  edit: 'M11.5 5.5 14.5 8.5M4 16l.8-3.6 8.3-8.3a1.5 1.5 0 0 1 2.1 0l.7.7a1.5 1.5 0 0 1 0 2.1l-8.3 8.3L4 16Z',
  forward: 'm8 4 6 6-6 6',
  info: 'M10 9.2v4.6M10 6.2v.1M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z',
  lock: 'M6.5 9V6.5a3.5 3.5 0 1 1 7 0V9M5.5 9h9A1.5 1.5 0 0 1 16 10.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 15.5v-5A1.5 1.5 0 0 1 5.5 9Z',
  settings: 'M3 6h6m4 0h4M3 14h2m4 0h8M11 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  plus: 'M10 4.5v11M4.5 10h11',
  receive: 'M10 3v10m-4-4 4 4 4-4M4 17h12',
  send: 'M10 16V6m-4 4 4-4 4 4M4 3h12',
  warn: 'M10 8v3.6m0 2.6v.1M8.7 3.6 2.4 14.6A1.5 1.5 0 0 0 3.7 17h12.6a1.5 1.5 0 0 0 1.3-2.4L11.3 3.6a1.5 1.5 0 0 0-2.6 0Z',
} as const

export const Icon = ({ name }: { name: keyof typeof paths }) => (
  <svg
    viewBox="0 0 20 20"
    width="1.25rem"
    height="1.25rem"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
