import { useState } from 'react'
import { printDay } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { MatrixTable } from './MatrixTable.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { SentPapers } from './SentPapers.tsx'
import { ToAcknowledge } from './ToAcknowledge.tsx'
import './papers.css'

/** Who must hold which paper and who does not; what was sent down and who has confirmed it. */
export function PapersScreen() {
  const { unit, asOf } = usePlace()
  const matrix = useRead('showMatrix', { unit, asOf })
  const session = useSession()
  const [opening, setOpening] = useState(false)
  useTitle('Văn bản')
  const editor = holdsRole(session.data, matrix.data?.unit, EDITORS)
  return (
    <main className={`page papers ${matrix.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Văn bản
          {matrix.data && <span className="page-sub figures">Tính đến {printDay(matrix.data.asOf)}</span>}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
          {editor && (
            <Button look="primary" icon="plus" onClick={() => setOpening(true)}>
              Mở yêu cầu của năm
            </Button>
          )}
        </div>
      </header>
      {matrix.error ? (
        <Refused status={matrix.error.status} message={matrix.error.message} onRetry={() => void matrix.refetch()} />
      ) : matrix.data ? (
        <>
          <ToAcknowledge unit={unit} editor={editor} />
          <MatrixTable matrix={matrix.data} onOpen={editor ? () => setOpening(true) : undefined} />
          <SentPapers unit={matrix.data.unit} asOf={asOf} editor={editor} />
        </>
      ) : (
        <Skeleton rows={10} height={30} />
      )}
      {opening && matrix.data && (
        <OpenDialog unit={matrix.data.unit} year={Number(asOf.slice(0, 4))} onClose={() => setOpening(false)} />
      )}
    </main>
  )
}
