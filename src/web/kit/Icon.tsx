/** Own set: 16 px, stroke 1,6, always beside a word. */
const PATHS = {
  home: 'M2.5 7.2 8 2.5l5.5 4.7M4 6.5v7h8v-7M6.7 13.5V9.8h2.6v3.7',
  book: 'M8 3.6C6.6 2.8 4.6 2.6 2.5 2.8v9.8c2.1-.2 4.1 0 5.5.8 1.4-.8 3.4-1 5.5-.8V2.8c-2.1-.2-4.1 0-5.5.8Zm0 0v9.8',
  target: 'M13.6 6.3A6 6 0 1 1 9.7 2.4M11 7.2A3.1 3.1 0 1 1 8.8 5M8 8l5.2-5.2M11.2 2.2v2.6h2.6',
  page: 'M4 2h5.5L12.5 5v9H4zM9.3 2v3.2h3.2M6 8.2h4.5M6 10.8h4.5',
  check: 'm3 8.4 3.2 3.2L13 4.8',
  pen: 'm3 13 .7-3L10.8 2.9l2.3 2.3L6 12.3zM9.2 4.5l2.3 2.3',
  form: 'M2.8 3h10.4v10H2.8zM2.8 6.4h10.4M6.6 6.4V13M2.8 9.7h10.4',
  compare: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M4.8 6.4h4M4.8 9.4h6.4',
  pin: 'M8 14s4.4-4.2 4.4-7.6A4.4 4.4 0 0 0 3.6 6.4C3.6 9.8 8 14 8 14ZM8 8a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 8 8Z',
  calendar: 'M2.8 3.8h10.4v9.4H2.8zM2.8 6.8h10.4M5.4 2.2v2.6M10.6 2.2v2.6',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6',
  down: 'm4 6.2 4 4 4-4',
  right: 'm6.2 4 4 4-4 4',
  left: 'm9.8 4-4 4 4 4',
  search: 'M7 11.4a4.4 4.4 0 1 0 0-8.8 4.4 4.4 0 0 0 0 8.8ZM10.3 10.3 14 14',
  print: 'M4.5 5.8V2.5h7v3.3M4.5 11.5H2.8V5.8h10.4v5.7h-1.7M4.5 9.3h7v4.4h-7z',
  close: 'm3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4',
  plus: 'M8 3v10M3 8h10',
  upload: 'M8 10.5V2.8M4.8 5.8 8 2.6l3.2 3.2M2.8 10.5v2.7h10.4v-2.7',
  download: 'M8 2.6v7.7M4.8 7.2 8 10.4l3.2-3.2M2.8 10.8v2.4h10.4v-2.4',
  warning: 'M8 2.4 14.2 13H1.8zM8 6.4v3M8 11.2v.3',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.4V11M8 5v.3',
  question: 'M6.2 6.1A1.9 1.9 0 1 1 8 8.2v1M8 11.3v.3',
  differs: 'M3.5 6.2h9M3.5 9.8h9M10.4 3.2 5.6 12.8',
  flag: 'M4 14V2.6h8.2L10.4 5.4l1.8 2.8H4',
  more: 'M3.4 8h.1M8 8h.1M12.5 8h.1',
  eye: 'M1.6 8S4 3.7 8 3.7 14.4 8 14.4 8 12 12.3 8 12.3 1.6 8 1.6 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  filter: 'M2.4 3.4h11.2L9.4 8.3v4.3l-2.8 1V8.3z',
  back: 'M6.2 4.4 2.8 7.8l3.4 3.4M3 7.8h6.4a3.6 3.6 0 0 1 3.6 3.6v1',
  lock: 'M4 7.4h8v6H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2',
  person: 'M8 7.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM2.8 13.6c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4',
  copy: 'M5.6 5.6h7.6v7.6H5.6zM3 10.4V2.8h7.6',
  table: 'M2.6 3h10.8v10H2.6zM2.6 6.3h10.8M6.2 6.3V13',
  sum: 'M11.8 4.4V2.8H4.2L8 8l-3.8 5.2h7.6v-1.6',
  leave: 'M9.6 3H3.2v10h6.4M6.6 8h7M11.2 5.4 13.8 8l-2.6 2.6',
  screen: 'M2 3h12v8H2zM5.4 13.6 8 11l2.6 2.6M6.8 5.4v3.2L9.6 7z',
  grid: 'M2.6 2.6h4.2v4.2H2.6zM9.2 2.6h4.2v4.2H9.2zM2.6 9.2h4.2v4.2H2.6zM9.2 9.2h4.2v4.2H9.2z',
  tree: 'M6 2.4h4v3H6zM2.4 10.6h4v3h-4zM9.6 10.6h4v3h-4zM8 5.4V8M4.4 10.6V8h7.2v2.6',
  start: 'M4.6 3.2 12 8l-7.4 4.8z',
  sortUp: 'M8 12.8V3.4M4.8 6.4 8 3.2l3.2 3.2',
  sortDown: 'M8 3.2v9.4M4.8 9.6 8 12.8l3.2-3.2',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
