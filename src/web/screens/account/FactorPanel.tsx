import { type FormEvent, useState } from 'react'
import { printInteger, printMoment } from '#domain/wording.ts'
import type { MyAccount } from '../../contract/accounts.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useWrite } from '../../useRead.ts'

/** The telephone beside the password: set up with a picture and one code, proved before it counts. */
export function FactorPanel({ account }: { account: MyAccount }) {
  const start = useWrite('startSecondFactor')
  const confirm = useWrite('confirmSecondFactor')
  const anew = useWrite('makeRecoveryCodes')
  const end = useWrite('endSecondFactor')
  const { secondFactor } = account
  const codes = anew.data?.recoveryCodes ?? confirm.data?.recoveryCodes
  const failed = start.error ?? anew.error ?? end.error
  return (
    <Panel
      title="Xác thực hai lớp"
      note={noteOf(account)}
      action={
        secondFactor && (
          <StatusTag tone="olive" icon="check">
            đang bật
          </StatusTag>
        )
      }
    >
      {codes && <RecoveryCodes codes={codes} login={account.login} />}
      {secondFactor ? (
        <div className="account-deeds">
          <p className="figures">
            Bật từ {printMoment(new Date(secondFactor.since))}; còn {printInteger(secondFactor.codesLeft)} mã khôi phục.
          </p>
          <Button small icon="copy" busy={anew.isPending} onClick={() => anew.mutate({})}>
            Lập mã khôi phục mới
          </Button>
          <Button
            small
            busy={end.isPending}
            unable={account.mandatory && 'Vai trò của đồng chí phải có xác thực hai lớp.'}
            onClick={() => end.mutate({})}
          >
            Tắt
          </Button>
        </div>
      ) : start.data ? (
        <SetUp
          {...start.data}
          busy={confirm.isPending}
          error={confirm.error?.message}
          onCode={(oneTimeCode) => confirm.mutate({ oneTimeCode })}
        />
      ) : (
        <Button look="primary" icon="lock" busy={start.isPending} onClick={() => start.mutate({})}>
          Bật xác thực hai lớp
        </Button>
      )}
      {failed && (
        <p className="field-error" role="alert">
          {failed.message}
        </p>
      )}
    </Panel>
  )
}

function noteOf({ asked, mandatory }: MyAccount): string {
  if (!asked) return 'Tỉnh mẫu: không bắt buộc và không hỏi lại, để xem thử được ngay.'
  if (mandatory) return 'Bắt buộc với chỉ huy và quản trị: ngoài mật khẩu, mỗi lần đăng nhập nhập thêm mã 6 số trên điện thoại.'
  return 'Ngoài mật khẩu, mỗi lần đăng nhập nhập thêm mã 6 số trên điện thoại; điện thoại không cần có mạng.'
}

function SetUp({
  secret,
  qr,
  busy,
  error,
  onCode,
}: {
  secret: string
  qr: string
  busy: boolean
  error: string | undefined
  onCode: (code: string) => void
}) {
  const [code, setCode] = useState('')
  const ready = /^\d{6}$/.test(code.replace(/\s/g, ''))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onCode(code.replace(/\s/g, ''))
  }
  return (
    <div className="account-setup">
      <img src={qr} width={186} height={186} alt="Mã QR để thêm tài khoản vào ứng dụng tạo mã trên điện thoại" />
      <form className="form" onSubmit={onSubmit} noValidate>
        <p>
          Mở ứng dụng tạo mã (loại TOTP) trên điện thoại, quét hình bên. Không quét được thì nhập khóa:{' '}
          <code className="account-secret">{(secret.match(/.{4}/g) ?? []).join(' ')}</code>
        </p>
        <TextField
          label="Mã 6 số đang hiện trên điện thoại"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={error}
        />
        <p>
          <Button type="submit" look="primary" busy={busy} unable={!ready && 'Nhập đủ 6 số'}>
            Xác nhận và bật
          </Button>
        </p>
      </form>
    </div>
  )
}

/** Shown once: what is not printed or written down now is gone. */
function RecoveryCodes({ codes, login }: { codes: readonly string[]; login: string }) {
  return (
    <section className="account-codes" aria-label="Mã khôi phục">
      <p>
        <b>Mã khôi phục của {login}.</b> In hoặc chép ra giấy ngay bây giờ, trang này không hiện lại. Mỗi mã dùng một lần, khi mất
        điện thoại.
      </p>
      <ol className="figures">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button small icon="page" onClick={() => print()}>
        In trang này
      </Button>
    </section>
  )
}
