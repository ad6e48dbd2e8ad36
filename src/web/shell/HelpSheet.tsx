import { useEffect, useState } from 'react'
import { IconButton } from '../kit/Button.tsx'
import { Modal } from '../kit/Modal.tsx'
import { say } from '../words/say.ts'

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl K', say('Tìm đơn vị, số liệu, sổ, văn bản theo số; gọi lệnh')],
  ['Ctrl /', say('Mở bảng này')],
  ['Alt Enter', say('Mở căn cứ của số đang chọn')],
  ['F8, Shift F8', say('Sang số hoặc chỗ cần sửa tiếp theo, trước đó')],
  ['Esc', say('Đóng lớp trên cùng, trở về chỗ cũ')],
  ['Mũi tên, Tab, Enter', say('Đi trong lưới, trong cây, giữa các chấm và ô của hình')],
  ['F2', say('Sửa ô đang chọn; Esc trả lại giá trị cũ')],
  ['Ctrl C, X, V, Z, Y', say('Như trong Excel')],
  ['Ctrl D', say('Điền xuống')],
  ['Ctrl Home, Ctrl End', say('Về hai góc của lưới')],
  ['Alt =', say('Chèn số liên kết khi soạn báo cáo')],
  ['Ctrl S', say('Ghi ngay')],
  ['← →', say('Chuyển trang khi trình chiếu')],
]

/** The keys, in the same place on every screen; no single letter is one, for those belong to Vietnamese typing. */
export function HelpSheet() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === '/' && !event.isComposing) {
        event.preventDefault()
        setOpen(true)
      }
    }
    const onAsk = () => setOpen(true)
    document.addEventListener('keydown', onKey)
    document.addEventListener(HELP, onAsk)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener(HELP, onAsk)
    }
  }, [])
  return (
    <>
      <IconButton icon="question" name={say('Trợ giúp và phím tắt')} onClick={() => setOpen(true)} />
      <Modal title={say('Trợ giúp và phím tắt')} open={open} onClose={() => setOpen(false)}>
        <p>{say('Bấm một số bất kỳ để xem căn cứ. Đưa chuột hoặc phím Tab tới tên một chỉ tiêu để xem cách tính và nguồn.')}</p>
        <dl className="help-keys">
          {KEYS.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  )
}

/** Said by whoever wants the sheet to open: the palette of commands. */
export const HELP = 'sao-vuong-help'
