/** What a key asks of a grid that is not being typed into. */
export type GridCommand =
  | { to: 'move'; rows: number; columns: number; extend: boolean }
  | { to: 'page'; down: boolean; extend: boolean }
  | { to: 'home' | 'end'; corner: boolean; extend: boolean }
  | { to: 'open' | 'edit' | 'pick' | 'clear' | 'fillDown' | 'undo' | 'redo' | 'today' | 'selectRow' | 'menu' | 'cancel' | 'save' }
  | { to: 'finding'; back: boolean }
  | { to: 'tab'; back: boolean }
  | { to: 'type' }

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

const ARROWS: Readonly<Record<string, [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** No letter alone is ever a command: Telex and VNI own the letters. `null` leaves the key to the browser. */
export function gridCommand(event: Pressed): GridCommand | null {
  const { key, altKey, shiftKey } = event
  const control = event.ctrlKey || event.metaKey
  const arrow = ARROWS[key]
  if (altKey) return key === 'ArrowDown' ? { to: 'pick' } : null
  if (arrow) return { to: 'move', rows: arrow[0], columns: arrow[1], extend: shiftKey }
  if (key === 'PageDown' || key === 'PageUp') return { to: 'page', down: key === 'PageDown', extend: shiftKey }
  if (key === 'Home') return { to: 'home', corner: control, extend: shiftKey }
  if (key === 'End') return { to: 'end', corner: control, extend: shiftKey }
  if (key === 'F8') return { to: 'finding', back: shiftKey }
  if (key === 'Tab') return { to: 'tab', back: shiftKey }
  if (key === 'F10' && shiftKey) return { to: 'menu' }
  if (key === ' ' && shiftKey) return { to: 'selectRow' }
  if (key === 'Enter' && !control) return { to: 'open' }
  if (key === 'F2') return { to: 'edit' }
  if (key === 'Escape') return { to: 'cancel' }
  if (key === 'Delete' || key === 'Backspace') return { to: 'clear' }
  if (control) {
    const letter = key.toLowerCase()
    if (letter === 'z') return { to: shiftKey ? 'redo' : 'undo' }
    if (letter === 'y') return { to: 'redo' }
    if (letter === 'd') return { to: 'fillDown' }
    if (letter === 's') return { to: 'save' }
    return key === ';' ? { to: 'today' } : null
  }
  return [...key].length === 1 ? { to: 'type' } : null
}
