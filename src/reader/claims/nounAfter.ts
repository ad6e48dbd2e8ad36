/**
 * A thing counted that the lexicon of unit words does not have: the noun right behind the number ("28 tay súng"), up to two
 * syllables, up to a preposition, a verb, a word of grammar or a sign.
 */
import { asking } from './spelling.ts'
import { canonical, type Token } from './tokens.ts'

const NO_NOUN = new Set(
  (
    'của trong trên dưới ngoài tại ở về với cho từ đến tới để do bởi vì theo qua sau trước giữa ngay vào ra lên xuống ' +
    'và hoặc hay hoặc nhưng mà thì là bằng như so khi nếu nên cũng đều vẫn còn chỉ mới đã đang sẽ được bị phải cần không chưa ' +
    'này đó kia ấy nay nào các những mọi từng mỗi cùng nhau lại nữa thêm hơn nhất gần khoảng chừng ' +
    'có gồm đạt chiếm tăng giảm vượt thiếu tham gia thực hiện hoàn thành tổ chức triển khai thuộc đảm bảo bảo đảm tiếp tục ' +
    'giành dành hết tỉ lệ trở kế hoạch chỉ tiêu nhập ngũ xuất trúng tuyển dự vắng hoãn miễn nhận giao gọi khám huấn luyện tập ' +
    'dồn trung bình quân tổng cộng trừ kể cả riêng đối tính sử dụng bình số năm tháng ngày quý'
  )
    .split(' ')
    .map(canonical),
)
const ENDS = asking((key) => NO_NOUN.has(key))

export function nounAt(tokens: readonly Token[], from: number): string | null {
  const words: string[] = []
  for (let at = from; at < from + 2; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || token.opens || token.capital || (token.spelling.answers & ENDS) !== 0) break
    words.push(token.key)
  }
  return words.length === 0 || (words[0]?.length ?? 0) < 2 ? null : words.join(' ')
}
