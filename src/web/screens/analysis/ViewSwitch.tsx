import { useMove } from '../../place.ts'

const WORDS: Readonly<Record<string, string>> = { bang: 'Bảng', 'o-nhiet': 'Ô nhiệt', 'hinh-nho': 'Từng đơn vị' }

/** The same numbers as a table or as a picture. */
export function ViewSwitch({ views, view }: { views: readonly string[]; view: string }) {
  const move = useMove()
  return (
    <div className="view-switch">
      {views.map((one) => (
        <button key={one} type="button" className="link" aria-pressed={one === view} onClick={() => move({ view: one })}>
          {WORDS[one]}
        </button>
      ))}
    </div>
  )
}
