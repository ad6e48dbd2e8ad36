import { createServer, type Server, type Socket } from 'node:net'

/** A mail server of the test: takes letters over a real line, refuses every recipient, stalls in the letter, or says nothing at all. */
export type MailServer = { url: string; letters: { to: string; text: string }[]; calls(): number; close(): Promise<void> }

export async function mailServer(manner: 'takes' | 'refuses' | 'stalls' | 'silent'): Promise<MailServer> {
  const letters: MailServer['letters'] = []
  const lines = new Set<Socket>()
  let calls = 0
  const server: Server = createServer((line) => {
    lines.add(line)
    calls++
    line.on('close', () => lines.delete(line))
    line.on('error', () => {})
    if (manner === 'silent') return
    const say = (text: string) => line.write(`${text}\r\n`)
    let [held, to, text, inData] = ['', '', '', false]
    say('220 thu.vi-du.vn')
    line.setEncoding('utf8')
    line.on('data', (piece: string) => {
      held += piece
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const said = held.slice(0, end)
        held = held.slice(end + 2)
        if (inData) {
          if (manner === 'stalls') continue
          if (said === '.') {
            letters.push({ to, text })
            inData = false
            say('250 nhan')
          } else text += `${said}\n`
          continue
        }
        const verb = said.slice(0, 4).toUpperCase()
        if (verb === 'RCPT') {
          to = /<(.*)>/.exec(said)?.[1] ?? ''
          say(manner === 'refuses' ? '550 khong co nguoi nay' : '250 duoc')
        } else if (verb === 'DATA') {
          text = ''
          inData = true
          say('354 gui di')
        } else if (verb === 'QUIT') {
          say('221 chao')
          line.end()
        } else say('250 duoc')
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    letters,
    calls: () => calls,
    close: () => {
      for (const line of lines) line.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
