import type { Group } from '../../contract/chain.ts'

/** In the order in which somebody who receives works through them. */
export const GROUPS: readonly { group: Group; title: string; note: string }[] = [
  { group: 'look', title: 'Cần xem', note: 'số nộp khác sổ hoặc có chỗ phải xem' },
  { group: 'clean', title: 'Khớp sổ, chờ chấp nhận', note: 'không ô nào lệch, mọi quy tắc đạt' },
  { group: 'returned', title: 'Đã trả lại', note: 'đơn vị đang sửa' },
  { group: 'not_sent', title: 'Chưa nộp', note: '' },
  { group: 'accepted', title: 'Đã chấp nhận', note: '' },
  { group: 'excused', title: 'Không phải nộp', note: 'được miễn hoặc đã kết thúc hoạt động' },
]
