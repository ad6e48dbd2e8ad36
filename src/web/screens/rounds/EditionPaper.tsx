import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { download, type Refusal } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRead } from '../../useRead.ts'

type Format = 'docx' | 'pdf' | 'xlsx'
const FORMATS: readonly { format: Format; word: string }[] = [
  { format: 'docx', word: 'Tải Word' },
  { format: 'pdf', word: 'Tải PDF' },
  { format: 'xlsx', word: 'Tải Excel' },
]

/** The edition on paper, and the code by which the paper is held against it. */
export function EditionPaper({ unit, edition, code }: { unit: string; edition: string; code: string | null }) {
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState<Format | null>(null)
  const forms = useRead('listPaperTemplates', { unit })
  const own = forms.data?.kinds.some(({ kind, inForce }) => kind === 'edition' && inForce !== null) ?? false
  const fetching = async (format: Format) => {
    setBusy(format)
    setFailed(null)
    try {
      await download('renderEdition', { edition, format, address: location.origin })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
    setBusy(null)
  }
  return (
    <Panel title="Bản in" level={3} note={<span className="figures">{code === null ? 'dự thảo' : `mã xác minh ${code}`}</span>}>
      <div className="edition-paper">
        {FORMATS.map(({ format, word }) => (
          <Button key={format} icon="download" busy={busy === format} onClick={() => void fetching(format)}>
            {word}
          </Button>
        ))}
      </div>
      {own && (
        <p className="quiet">
          {forms.data?.ownPdf
            ? 'Bản Word và PDF theo mẫu riêng của đơn vị.'
            : 'Bản Word theo mẫu riêng của đơn vị; PDF theo mẫu của phần mềm.'}
        </p>
      )}
      {code !== null && (
        <p>
          <Link to="/xac-minh" search={(old: object) => ({ ...old, code }) as never} className="link">
            Xác minh một bản giấy
          </Link>
        </p>
      )}
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
    </Panel>
  )
}
