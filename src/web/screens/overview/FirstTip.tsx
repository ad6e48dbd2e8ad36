import { keepHere, useKeptHere } from '../../keptHere.ts'
import { IconButton } from '../../kit/Button.tsx'
import { say } from '../../words/say.ts'

const KEPT = 'sao-vuong-first-tip'

/** One line for whoever is here for the first time; sent away once, it stays away on this machine. */
export function FirstTip() {
  if (useKeptHere(KEPT) !== null) return null
  return (
    <p className="first-tip">
      {say('Bấm một số bất kỳ để xem căn cứ, thử với 519/842.')}
      <IconButton icon="close" name={say('Bỏ dòng này')} onClick={() => keepHere(KEPT, '1')} />
    </p>
  )
}
