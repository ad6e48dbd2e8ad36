import { lowerFirst } from '#domain/wording.ts'
import type { MentionReply } from '../../contract/narrative.ts'
import { useMove } from '../../place.ts'

/** What the text says without a number, and which figure could stand there. */
export function Unnumbered({ mentions }: { mentions: readonly MentionReply[] }) {
  const move = useMove()
  if (mentions.length === 0) return null
  return (
    <section className="unnumbered" aria-label="Chỗ nói không kèm số">
      <h2>Nói không kèm số</h2>
      <ul>
        {mentions.map((mention) => (
          <li key={mention.start}>
            <p>
              <q>{mention.text}</q> {said(mention)}
            </p>
            {mention.indicator && (
              <button
                type="button"
                className="link"
                onClick={() => move({ proof: mention.indicator ?? undefined, at: undefined })}
              >
                Căn cứ
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "không nêu số; có thể ghi số cơ quan thiếu kế hoạch, sổ đang có 3". */
function said({ title, standing, held }: MentionReply): string {
  const proposed = standing === 'proposed' ? 'mới là đề nghị, ' : ''
  if (title === null) return `${proposed}không nêu số, chưa rõ chỉ tiêu nào.`
  const instead = held ? `sổ đang có ${held}` : 'sổ chưa có số này'
  return `${proposed}không nêu số. Chỉ tiêu gần nhất: ${lowerFirst(title)}; ${instead}.`
}
