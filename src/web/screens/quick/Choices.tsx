type Item = { code: string; title: string; below: string }

/** A few things of which one holds, wide enough for a thumb. */
export function Choices({
  name,
  value,
  items,
  onChange,
}: {
  name: string
  value: string
  items: readonly Item[]
  onChange: (code: string) => void
}) {
  return (
    <fieldset className="quick-choices">
      <legend>{name}</legend>
      {items.map((item) => (
        <button key={item.code} type="button" aria-pressed={item.code === value} onClick={() => onChange(item.code)}>
          <span>{item.title}</span>
          <small>{item.below}</small>
        </button>
      ))}
    </fieldset>
  )
}
