import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { ask, type Refusal } from '../../call.ts'
import type { Verified } from '../../contract/verified.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, useMove } from '../../place.ts'
import { useTitle } from '../../useTitle.ts'
import './verification.css'

/** Which edition a paper stands for, and whether the paper still says what was sent up. */
export function VerificationScreen() {
  const { code: given = '' } = useAddress()
  const move = useMove()
  const [code, setCode] = useState(given)
  const verify = useMutation<Verified, Refusal, { code?: string; file?: File }>({
    mutationFn: (input) => ask('verifyEdition', input),
  })
  const { mutate } = verify
  const input = useRef<HTMLInputElement>(null)
  useTitle('Xác minh')
  useEffect(() => {
    if (given) mutate({ code: given })
  }, [given, mutate])
  return (
    <main className="page verification">
      <header className="page-head">
        <h1>
          Xác minh bản báo cáo
          <span className="page-sub">Nhập mã in cạnh mã QR, hoặc gửi tệp Word, PDF để so từng dòng với bản đã nộp.</span>
        </h1>
      </header>
      <form
        className="verification-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() === given) mutate({ code: given })
          else move({ code: code.trim() || undefined })
        }}
      >
        <label>
          Mã xác minh
          <input
            className="box figures"
            value={code}
            autoComplete="off"
            placeholder="1A2B-3C4D-5E6F-7081"
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <Button
          look="primary"
          icon="check"
          type="submit"
          busy={verify.isPending}
          unable={code.trim() === '' ? 'Nhập mã trước.' : undefined}
        >
          Xác minh
        </Button>
        <input
          ref={input}
          type="file"
          className="hidden-words"
          tabIndex={-1}
          aria-label="Tệp cần xác minh"
          accept=".docx,.pdf"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) mutate({ file })
            // The same file again is a new question: it may have been saved anew.
            event.target.value = ''
          }}
        />
        <Button icon="upload" busy={verify.isPending} onClick={() => input.current?.click()}>
          Hoặc chọn tệp Word, PDF…
        </Button>
      </form>
      {verify.error && (
        <p className="field-error" role="alert">
          {verify.error.message}
        </p>
      )}
      {verify.data && <Found found={verify.data} />}
    </main>
  )
}

function Found({ found }: { found: Verified }) {
  const { same, stands } = found
  return (
    <Panel title={`${found.round.title}, ${found.unit.shortName}`} note={`Bản ${found.number}, mã ${found.code}`}>
      <div className="verification-marks" role="status">
        {same !== null && (
          <StatusTag tone={same ? 'olive' : 'red'} icon={same ? 'check' : 'differs'}>
            {same ? 'Giấy giống bản đã nộp' : `${printInteger(found.differing.length + found.added.length)} dòng khác bản đã nộp`}
          </StatusTag>
        )}
        <StatusTag tone={stands === false ? 'gold' : 'plain'} icon="info">
          {found.stateTitle}
        </StatusTag>
        <span className="quiet figures">
          <Link
            className="figure"
            to="/dot-bao-cao/$round"
            params={{ round: found.round.id }}
            search={{ unit: found.unit.code, period: found.period, asOf: found.asOf } as never}
          >
            {printInteger(found.figures)} số liệu
          </Link>{' '}
          đến {printDay(found.asOf)}, gửi {found.receiver.shortName}
        </span>
      </div>
      {stands === false && <p>Bản này không còn hiệu lực: đã bị trả lại hoặc đã có bản thay thế.</p>}
      <Lines title="Bản đã nộp có, giấy không có" lines={found.differing} />
      <Lines title="Giấy có, bản đã nộp không có" lines={found.added} />
      <ol className="quiet figures">
        {found.steps.map((step) => (
          <li key={`${step.at} ${step.verb}`}>
            {printDay(step.at.slice(0, 10))}: {step.deed}, {step.name}
            {step.forName !== null && ` (${step.signsAs}. ${step.forName})`}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="verification-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
