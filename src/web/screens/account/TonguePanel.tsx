import { Panel } from '../../kit/Panel.tsx'
import { chooseTongue, say, tongue } from '../../words/say.ts'

const TONGUES = [
  { code: 'vi', title: 'Tiếng Việt' },
  { code: 'en', title: 'English' },
] as const

/** Which language the words of the screen are in, on this machine. */
export function TonguePanel() {
  return (
    <Panel title={say('Ngôn ngữ')} note={say('Chữ trên màn hình; số liệu, tên đơn vị và văn bản giữ tiếng Việt.')}>
      <p className="account-tongues">
        {TONGUES.map(({ code, title }) => (
          <button
            key={code}
            type="button"
            lang={code}
            className={`button ${code === tongue ? 'primary' : 'outline'}`}
            aria-pressed={code === tongue}
            onClick={() => chooseTongue(code)}
          >
            {title}
          </button>
        ))}
      </p>
    </Panel>
  )
}
