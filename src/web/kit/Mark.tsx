/** A four-pointed star cut from a square. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <rect x="0.7" y="0.7" width="24.6" height="24.6" rx="5" fill="#31503B" stroke="#C4922A" strokeWidth="1.4" />
      <path d="M13 4.6 14.9 11.1 21.4 13 14.9 14.9 13 21.4 11.1 14.9 4.6 13 11.1 11.1Z" fill="#F0CE7D" />
    </svg>
  )
}
