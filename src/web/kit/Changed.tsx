/** What was, struck out, and what is: announced as old and new. */
export function Changed({ from, to }: { from: string | null; to: string | null }) {
  return (
    <>
      <del>
        <span className="hidden-words">cũ </span>
        {from || 'trống'}
      </del>{' '}
      <ins>
        <span className="hidden-words">mới </span>
        {to || 'trống'}
      </ins>
    </>
  )
}
