import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { type Refusal, write } from '../../call.ts'
import type { Session } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { useAddress } from '../../place.ts'
import { chooseTongue, say, tongue } from '../../words/say.ts'
import { InvitationForm } from './InvitationForm.tsx'
import { SignOnForm } from './SignOnForm.tsx'
import { useSignOn } from './useSignOn.ts'
import './login.css'

export function LoginScreen() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeWanted, setCodeWanted] = useState(false)
  const [invited, setInvited] = useState(false)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState<'login' | 'demo' | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const client = useQueryClient()
  const router = useRouter()
  const { back } = useAddress()
  useEffect(() => {
    document.title = 'Đăng nhập · Sao Vuông'
  }, [])

  const enter = async (way: 'login' | 'demo', ask: () => Promise<Session>) => {
    setBusy(way)
    setRefusal(null)
    try {
      const session = await ask()
      client.clear()
      client.setQueryData(['whoAmI', {}], session)
      // Only addresses of this site: a borrowed link must not lead a signed-in person elsewhere.
      router.history.push(back && /^\/(?!\/)/.test(back) ? back : '/')
    } catch (error) {
      const refused = error as Refusal
      if (refused.code === 'session.code_wanted') setCodeWanted(true)
      setRefusal(refused.message)
      setBusy(null)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() === '' || password === '') setRefusal(say('Nhập tên đăng nhập và mật khẩu rồi bấm Đăng nhập.'))
    else
      void enter('login', () =>
        write('login', { login: login.trim(), password, ...(codeWanted && code.trim() ? { oneTimeCode: code.trim() } : {}) }),
      )
  }
  const signOn = useSignOn()
  if (signOn.ticket !== null)
    return (
      <main className="login">
        <About busy={busy === 'demo'} onDemo={() => void enter('demo', () => write('enterDemo', {}))} />
        <SignOnForm
          ticket={signOn.ticket}
          onEnter={(session) => enter('login', async () => session)}
          onLeave={() => signOn.forget()}
        />
      </main>
    )
  if (invited)
    return (
      <main className="login">
        <About busy={busy === 'demo'} onDemo={() => void enter('demo', () => write('enterDemo', {}))} />
        <InvitationForm
          onDone={(name) => {
            setLogin(name)
            setInvited(false)
          }}
        />
      </main>
    )
  return (
    <main className="login">
      <About busy={busy === 'demo'} onDemo={() => void enter('demo', () => write('enterDemo', {}))} />
      <form className="login-form" onSubmit={onSubmit} noValidate>
        <h2>{say('Đăng nhập')}</h2>
        {refusal && (
          <p className="login-refused" role="alert">
            {refusal}
          </p>
        )}
        <TextField label={say('Tên đăng nhập')} name="username" autoComplete="username" value={login} onChange={setLogin} />
        <TextField
          label={say('Mật khẩu')}
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          end={
            <Button look="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {shown ? say('Ẩn') : say('Hiện')}
            </Button>
          }
        />
        {codeWanted && (
          <TextField
            label={say('Mã 6 số trên điện thoại')}
            hint={say('Mất điện thoại thì nhập một mã khôi phục đã in.')}
            autoComplete="one-time-code"
            autoFocus
            value={code}
            onChange={setCode}
          />
        )}
        <Button type="submit" look="primary" busy={busy === 'login'}>
          {say('Đăng nhập')}
        </Button>
        {signOn.provider !== null && (
          <Button icon="lock" onClick={signOn.start}>
            Đăng nhập một lần qua {signOn.provider}
          </Button>
        )}
        {signOn.failed && (
          <p className="login-refused" role="alert">
            Chưa đăng nhập được qua nơi đăng nhập một lần. Thử lại, hoặc dùng mật khẩu.
          </p>
        )}
        <p>
          <button type="button" className="link" onClick={() => setInvited(true)}>
            {say('Có mã mời')}
          </button>
        </p>
        <p>
          <button
            type="button"
            className="link"
            lang={tongue === 'en' ? 'vi' : 'en'}
            onClick={() => chooseTongue(tongue === 'en' ? 'vi' : 'en')}
          >
            {tongue === 'en' ? 'Tiếng Việt' : 'English'}
          </button>
        </p>
        <p className="login-foot">{say('Chỉ dùng cho thông tin không mật. Chưa có tài khoản thì hỏi quản trị của đơn vị.')}</p>
      </form>
    </main>
  )
}

function About({ busy, onDemo }: { busy: boolean; onDemo: () => void }) {
  return (
    <section className="login-about">
      <p className="login-brand">
        <Mark size={44} />
        <span>Sao Vuông</span>
      </p>
      <h1>{say('Quản lý công tác dân quân tự vệ và quốc phòng địa phương')}</h1>
      <p>{say('Sổ ghi một lần; số liệu, chỉ tiêu và báo cáo tự lên. Mỗi con số mở được căn cứ đến từng dòng trong sổ.')}</p>
      <div className="login-demo">
        <Button look="primary" icon="eye" busy={busy} onClick={onDemo}>
          {say('Xem tỉnh mẫu')}
        </Button>
        <span>{say('không cần tài khoản, dữ liệu giả định')}</span>
      </div>
    </section>
  )
}
