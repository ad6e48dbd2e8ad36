import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { reportPaperOf } from '#domain/paperTags.ts'
import { parsePeriod } from '#domain/period.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { download, type Refusal } from '../../call.ts'
import type { Report } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NoProof } from '../../kit/NoProof.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { ProofPanel } from '../../proof/ProofPanel.tsx'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { say } from '../../words/say.ts'
import { numbered } from './numbered.ts'
import { Outline } from './Outline.tsx'
import { ReportPage } from './ReportPage.tsx'
import '../../kit/reportDesk.css'

/** The report with live figures: every one of them opens its proof, none was typed. */
export function ReportScreen() {
  const place = usePlace()
  const address = useAddress()
  const move = useMove()
  const report = useRead('showReport', place)
  const forms = useRead('listPaperTemplates', place.unit ? { unit: place.unit } : null)
  const [busy, setBusy] = useState<'docx' | 'pdf' | 'xlsx' | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const paper = useRef<HTMLDivElement>(null)
  useTitle(say('Báo cáo'))

  // F8 goes from figure to figure, Shift F8 back, wherever the focus stands on this screen.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.isComposing) return
      event.preventDefault()
      const figures = [...(paper.current?.querySelectorAll<HTMLButtonElement>('.figure') ?? [])]
      const at = figures.findIndex((figure) => figure.dataset.figure === chosen || figure === document.activeElement)
      const next = figures[(at + (event.shiftKey ? -1 : 1) + figures.length) % figures.length]
      if (!next) return
      next.scrollIntoView({ block: 'center' })
      next.click()
      next.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [chosen])

  const save = async (format: 'docx' | 'pdf' | 'xlsx') => {
    setBusy(format)
    setFailed(null)
    try {
      await download('renderReport', { ...place, format })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
    setBusy(null)
  }
  // The same function for as long as the page stands: two hundred figures of it are not drawn anew when one is opened.
  const now = useRef({ unit: place.unit, proof: address.proof })
  now.current = { unit: place.unit, proof: address.proof }
  const open = useCallback(
    (id: string, indicator: string, at?: string) => {
      setChosen(id)
      move({ proof: indicator, at: at === now.current.unit ? undefined : at }, { replace: Boolean(now.current.proof) })
    },
    [move],
  )
  const close = () => {
    move({ proof: undefined, at: undefined }, { replace: true })
    paper.current?.querySelector<HTMLButtonElement>(`[data-figure="${chosen}"]`)?.focus()
  }
  const data = report.data
  const period = parsePeriod(place.period)
  const own = forms.data?.kinds.some((one) => period && one.kind === reportPaperOf(period.kind) && one.inForce !== null) ?? false
  const sections = useMemo(() => (data ? numbered(data.sections) : []), [data])
  const figures = sections.reduce((sum, section) => sum + section.figures, 0)
  const overridden = Object.values(data?.figures ?? {}).filter((figure) => figure.override).length
  return (
    <main className={`report ${address.proof ? 'with-proof' : ''} ${report.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="report-head">
        <h1>{data ? `Báo cáo kết quả công tác ${data.periodTitle}` : say('Báo cáo')}</h1>
        <StatusTag tone="plain" icon="pen">
          {say('Tự lên từ sổ')}
        </StatusTag>
        {data && coverageTag(data)}
        <div className="page-deeds">
          {failed && (
            <p className="field-error" role="alert">
              {failed}
            </p>
          )}
          <Link to="/bao-cao/soan" search={standing} className="button quiet">
            <Icon name="pen" />
            <span>{say('Soạn bài')}</span>
          </Link>
          <Button look="quiet" icon="print" onClick={() => print()}>
            {say('In')}
          </Button>
          <Button icon="table" busy={busy === 'xlsx'} onClick={() => void save('xlsx')}>
            {say('Tải Excel phụ lục')}
          </Button>
          <Button icon="download" busy={busy === 'pdf'} onClick={() => void save('pdf')}>
            {own ? (forms.data?.ownPdf ? say('Tải PDF, mẫu đơn vị') : say('Tải PDF, mẫu phần mềm')) : say('Tải PDF')}
          </Button>
          <Button look="primary" icon="download" busy={busy === 'docx'} onClick={() => void save('docx')}>
            {own ? say('Tải Word, mẫu đơn vị') : say('Tải Word')}
          </Button>
        </div>
      </header>
      {report.error ? (
        <div className="page">
          <Refused status={report.error.status} message={report.error.message} onRetry={() => void report.refetch()} />
        </div>
      ) : data ? (
        <>
          <div className="report-body">
            <Outline
              sections={sections}
              report={data}
              onGo={(id) => paper.current?.querySelector(`#${id}`)?.scrollIntoView({ behavior: 'smooth', block: 'start' })}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet scrolls and must be reachable by keyboard */}
            <section ref={paper} className="report-desk" tabIndex={0} aria-label={say('Trang báo cáo')}>
              <ReportPage report={data} sections={sections} chosen={chosen} family={address.proof} onOpen={open} />
            </section>
            {address.proof && (
              <aside className="report-proof" aria-label={say('Căn cứ của số liệu')}>
                <ProofPanel
                  indicator={address.proof}
                  unit={address.at ?? place.unit}
                  top={place.unit}
                  onDrill={(code) => move({ at: code === place.unit ? undefined : code })}
                  onClose={close}
                />
              </aside>
            )}
          </div>
          <footer className="report-foot figures">
            <NoProof why={say('Đếm trên trang này.')}>{say('{many} số liên kết', { many: printInteger(figures) })}</NoProof>
            <NoProof why={say('Đếm trên trang này.')}>
              {say('{many} chỗ cần xem', {
                many: printInteger(data.findings.filter(({ severity }) => severity !== 'note').length),
              })}
            </NoProof>
            <NoProof why={say('Đếm trên trang này.')}>{say('{many} số sửa tay', { many: printInteger(overridden) })}</NoProof>
            <span className="report-keys">
              {say('Số tiếp theo')} <kbd>F8</kbd> {say('Mở căn cứ')} <kbd>Alt Enter</kbd>
            </span>
          </footer>
        </>
      ) : (
        <div className="page">
          <Skeleton rows={12} height={26} />
        </div>
      )}
    </main>
  )
}

function coverageTag(report: Report) {
  const missing = Object.values(report.figures).filter((figure) => figure.state === 'missing').length
  return missing > 0 ? (
    <StatusTag tone="gold" icon="info">
      {say('Tạm tính, {many} số chưa có', { many: missing })}
    </StatusTag>
  ) : (
    <StatusTag tone="olive" icon="check">
      {say('Đủ số')}
    </StatusTag>
  )
}
