/**
 * Words that say one thing: what a district writes, what a newspaper writes, what the law writes. Each class is read as its
 * first member, in the phrases of the catalogue as in a text, so that one phrase is many wordings.
 */
import { numberFor, PairTable, UNKNOWN } from './lexicon.ts'
import { canonical } from './spelling.ts'

/** The member before "=" stands for those behind it. Only words that mean the same wherever they stand belong here. */
const CLASSES = `
thành lập = ra mắt; công bố thành lập; công bố quyết định thành lập; thành lập mới; lập mới; thành lập thêm
xây dựng = xây mới; khởi công xây dựng; khởi công xây; khởi công; xây dựng mới; làm mới; đầu tư xây dựng; đầu tư xây mới; xây
sửa chữa = tu sửa; nâng cấp; cải tạo; tu bổ; chỉnh trang; cải tạo, nâng cấp; nâng cấp, cải tạo; duy tu
nhập ngũ = tòng quân; lên đường nhập ngũ; lên đường tòng quân; lên đường bảo vệ tổ quốc; khoác áo lính; vào quân ngũ; lên đường làm nghĩa vụ; lên đường thực hiện nghĩa vụ
khám tuyển = khám sức khỏe nghĩa vụ quân sự; khám nghĩa vụ quân sự; khám tuyển nghĩa vụ quân sự; khám tuyển sức khỏe; khám sức khỏe thực hiện nghĩa vụ quân sự
sơ tuyển = khám sơ tuyển; sơ khám; sơ tuyển sức khỏe; xét duyệt sơ tuyển; sơ tuyển nghĩa vụ quân sự; khám sơ tuyển sức khỏe
xuất ngũ = ra quân trở về; hoàn thành nghĩa vụ quân sự; hoàn thành nghĩa vụ trở về; phục viên; ra quân về địa phương
chưa có = chưa ra; chưa ban hành; chưa xây dựng được; chưa ký; chưa xây dựng xong
thiếu = còn thiếu; bị thiếu
kiện toàn = củng cố, kiện toàn; củng cố; bổ sung, kiện toàn; kiện toàn, bổ sung
sơ tán = di dời; di chuyển đến nơi an toàn; đưa đến nơi an toàn; di tản; đưa tới nơi an toàn; di dân; đưa ra khỏi vùng nguy hiểm
nữ = chị em; phụ nữ; nữ giới; cán bộ nữ; nữ đồng chí
hộ = hộ dân; hộ gia đình; gia đình
tuần tra = tuần tra kiểm soát; tuần tra, kiểm soát; tuần tra, canh gác; tuần tra canh gác; đi tuần; tuần tiễu
sẵn sàng chiến đấu = sẵn sàng chiến đấu cao; trực chiến
khen thưởng = biểu dương, khen thưởng; tuyên dương, khen thưởng; tuyên dương; biểu dương
có mặt = hiện diện; đến trình diện; trình diện; có mặt đầy đủ; góp mặt
kỷ luật = xử lý kỷ luật; thi hành kỷ luật; vi phạm kỷ luật
giải quyết = xử lý xong
trụ sở = nơi làm việc; nhà làm việc; trụ sở làm việc; phòng làm việc; nơi làm việc riêng
báo cáo đúng hạn = báo cáo đúng thời gian; báo cáo đúng thời hạn; báo cáo kịp thời
đúng hạn = đúng thời hạn; đúng tiến độ; đúng thời gian; đúng thời gian quy định
tập huấn = tập huấn nghiệp vụ; tập huấn, bồi dưỡng
bồi dưỡng kiến thức = cập nhật kiến thức; bồi dưỡng, cập nhật kiến thức
tạm hoãn = hoãn; cho hoãn; xét hoãn; tạm hoãn gọi
hài cốt liệt sĩ = hài cốt; mộ liệt sĩ
lao động = người lao động
điểm cầu = đầu cầu; điểm kết nối; điểm kết nối trực tuyến
đại biểu = khách mời; đại biểu tham dự
trung học phổ thông = thpt; phổ thông trung học; cấp ba
kiểm tra = thanh tra, kiểm tra; thanh, kiểm tra; kiểm tra, giám sát
tuổi 17 = đủ 17 tuổi; tròn 17 tuổi; bước vào tuổi 17; vừa tròn 17 tuổi; độ tuổi 17; lứa tuổi 17; 17 tuổi
kinh phí = nguồn kinh phí; tổng kinh phí; tổng nguồn kinh phí
`

/** Words that only join others. */
export const EMPTY: ReadonlySet<string> = new Set(
  'và các những cho của đã là được với tại về do bởi thì mà cũng đang một cùng để này đó nhằm'.split(' ').map(canonical),
)

/** From a state over a word to the next; what a state stands for, where a member of a class ends there. */
const steps = new PairTable()
const stands: (readonly number[] | null)[] = [null]
const START = 0

for (const line of CLASSES.trim().split('\n')) {
  const [first = '', others = ''] = line.split('=')
  const meant = numbersOf(first)
  for (const other of [first, ...others.split(';')]) {
    let state = START
    for (const number of numbersOf(other)) {
      state = steps.take(state, number, stands.length)
      stands[state] ??= null
    }
    stands[state] = meant
  }
}

function numbersOf(words: string): number[] {
  return words
    .split(/[ ,]+/)
    .filter(Boolean)
    .map((word) => canonical(word.toLowerCase()))
    .filter((key) => !EMPTY.has(key))
    .map(numberFor)
}

/** The longest member of a class that begins at a place is written as the class. */
export function saidAlike(numbers: readonly number[], at: readonly number[]): { numbers: number[]; at: number[] } {
  const said: { numbers: number[]; at: number[] } = { numbers: [], at: [] }
  for (let read = 0; read < numbers.length; ) {
    let found: readonly number[] | null = null
    let size = 1
    let state = START
    for (let i = read; i < numbers.length; ) {
      const number = numbers[i++] as number
      state = number === UNKNOWN ? -1 : steps.get(state, number)
      if (state < 0) break
      const ended = stands[state]
      if (ended) {
        found = ended
        size = i - read
      }
    }
    if (found === null) {
      said.numbers.push(numbers[read] as number)
      said.at.push(at[read] as number)
    } else
      for (let i = 0; i < found.length; i++) {
        said.numbers.push(found[i] as number)
        said.at.push(at[read + Math.min(i, size - 1)] as number)
      }
    read += size
  }
  return said
}
