import { indicators } from '#domain/indicators/index.ts'
import { PAPER_KINDS, type PaperKind } from '#domain/paperTags.ts'
import type { Annex, Block, OfficialDocument, Table, TableCell } from '../docx.ts'

/**
 * The template a person begins with: the form the house prints by itself, a tag wherever it writes. What is filled into it
 * unchanged therefore looks as if there were no template.
 */
export function starterTemplate(kind: PaperKind, created: string): OfficialDocument {
  const { about } = PAPER_KINDS[kind]
  const { name, ...body } = BODIES[about]()
  return {
    issuer: { superior: '{co_quan_tren}', body: '{co_quan}' },
    number: '{so}',
    place: '{dia_danh}',
    date: '{ngay_thang}',
    kind: name,
    abstract: '{trich_yeu}',
    signature: { authority: ['{chuc_vu_ky}'], ...(about === 'edition' ? { name: '{nguoi_ky}' } : {}) },
    recipients: ['{#noi_nhan}- {noi}{/noi_nhan}'],
    footer: '{chan_trang}',
    created,
    ...body,
  }
}

type Body = { name: string; sections: Block[]; annexes?: Annex[]; verification?: { words: string[]; scanned: string } }

const line = (text: string, bold = false): Block => ({
  type: 'paragraph',
  runs: [{ type: 'text', text, ...(bold ? { bold: true } : {}) }],
})
const centred = (text: string): Block => ({ type: 'paragraph', align: 'centre', runs: [{ type: 'text', text }] })
const heading = (level: 1 | 2, text: string): Block => ({ type: 'heading', level, text, numbered: false })

/** Parts, sections and paragraphs of a narrative. */
const SECTIONS: Block[] = [
  line('{#phan}'),
  heading(1, '{so}. {ten}'),
  line('{#doan}{chu}{/doan}'),
  line('{#muc}'),
  heading(2, '{so}. {ten}'),
  line('{#doan}{chu}{/doan}'),
  line('{/muc}{/phan}'),
]

/** One row that is repeated: the loop opens in its first cell and closes in its last. */
function repeated(
  loop: string,
  more: Omit<Table, 'type' | 'rows' | 'headingRows'>,
  columns: readonly (readonly [string, string])[],
): Table {
  const last = columns.length - 1
  const row = columns.map(([, tag], at): TableCell => `${at === 0 ? `{#${loop}}` : ''}${tag}${at === last ? `{/${loop}}` : ''}`)
  return { type: 'table', headingRows: [columns.map(([title]) => title)], rows: [row], ...more }
}

const CHAPTERS: Block[] = [
  line('{#chuong}'),
  line('{ten}', true),
  repeated('chi_tieu', { widths: [11, 74, 22, 19, 22, 17], align: ['centre', 'left', 'centre', 'right', 'right', 'right'] }, [
    ['TT', '{tt}'],
    ['Chỉ tiêu', '{ten}'],
    ['Đơn vị tính', '{don_vi_tinh}'],
    ['Giao', '{giao}'],
    ['Thực hiện', '{dat}'],
    ['Tỷ lệ (%)', '{ty_le}'],
  ]),
  line('{/chuong}'),
]

/** Figures the starter shows by unit; a province takes others by their ids. */
const BY_UNIT = ['msdf_total_strength', 'force_training_attended', 'enlisted_total'] as const
const title = (id: string): string => indicators.get(id)?.title ?? id

const unitTable = (): Table =>
  repeated(
    'don_vi',
    { widths: [12, 85, 40, 30, 30, 25, 30, 30], align: ['centre', 'left', 'right', 'right', 'right', 'right', 'right', 'right'] },
    [
      ['TT', '{tt}'],
      ['Đơn vị', '{ten}'],
      [title(BY_UNIT[0]), `{${BY_UNIT[0]}}`],
      [`${title(BY_UNIT[1])}: giao`, `{${BY_UNIT[1]}.giao}`],
      ['Đạt', `{${BY_UNIT[1]}}`],
      ['Tỷ lệ (%)', `{${BY_UNIT[1]}.ty_le}`],
      [`${title(BY_UNIT[2])}: giao`, `{${BY_UNIT[2]}.giao}`],
      ['Đạt', `{${BY_UNIT[2]}}`],
    ],
  )

const annex = (label: string, name: string, orientation: Annex['orientation'], blocks: Block[]): Annex => ({
  label,
  title: `${name} {ky}`,
  attachedTo: 'Kèm theo Báo cáo số {so} {ngay_thang} của {ten_co_quan}',
  orientation,
  blocks,
})

const BODIES: Readonly<Record<(typeof PAPER_KINDS)[PaperKind]['about'], () => Body>> = {
  report: () => ({
    name: 'Báo cáo',
    sections: [
      ...SECTIONS,
      repeated(
        'chi_tieu_giao',
        {
          caption: 'Kết quả thực hiện chỉ tiêu giao',
          widths: [11, 60, 17, 17, 18, 17, 22],
          align: ['centre', 'left', 'right', 'right', 'right', 'right', 'right'],
        },
        [
          ['TT', '{tt}'],
          ['Chỉ tiêu', '{ten} ({don_vi_tinh})'],
          ['Giao', '{giao}'],
          ['Đạt', '{dat}'],
          ['Tỷ lệ (%)', '{ty_le}'],
          ['Thiếu', '{thieu}'],
          ['Cùng kỳ năm trước', '{cung_ky}'],
        ],
      ),
      centred('{bieu_do_chi_tieu}'),
      line('Trên đây là báo cáo {ky} của {ten_co_quan}; số liệu từ ngày {tu_ngay} đến hết ngày {den_ngay}./.'),
    ],
    annexes: [
      annex('Phụ lục I', 'Kết quả của các đơn vị', 'landscape', [unitTable()]),
      annex('Phụ lục II', 'Biểu số liệu', 'portrait', CHAPTERS),
      annex('Phụ lục III', 'Đơn vị chưa đạt chỉ tiêu giao', 'portrait', [
        repeated(
          'con_thieu',
          { widths: [11, 52, 52, 16, 16, 18, 16], align: ['centre', 'left', 'left', 'right', 'right', 'right', 'right'] },
          [
            ['TT', '{tt}'],
            ['Chỉ tiêu', '{chi_tieu}'],
            ['Đơn vị', '{ten}'],
            ['Giao', '{giao}'],
            ['Đạt', '{dat}'],
            ['Tỷ lệ (%)', '{ty_le}'],
            ['Thiếu', '{thieu}'],
          ],
        ),
      ]),
    ],
  }),
  edition: () => ({
    name: 'Báo cáo',
    sections: [...SECTIONS, line('Trên đây là báo cáo {ky} của {ten_co_quan}./.')],
    annexes: [annex('Phụ lục', 'Biểu số liệu', 'portrait', CHAPTERS)],
    verification: {
      scanned: '{anh_ma_xac_minh}',
      words: [
        'Bản {ban_so}, {trang_thai}. Mã xác minh: {ma_xac_minh}',
        'Quét mã, hoặc nhập mã ở mục Xác minh, để mở đúng bản này và so số trên giấy với số đã nộp.',
      ],
    },
  }),
  invitation: () => ({
    name: 'Giấy mời',
    sections: [
      line('{ten_co_quan} trân trọng kính mời các đơn vị, đại biểu theo danh sách kèm theo dự {hoi_nghi}.'),
      line('Thời gian: {thoi_gian}.'),
      line('Địa điểm: {dia_diem}.'),
      line('Chủ trì: {chu_tri}.'),
      line('Đề nghị các đơn vị, đại biểu dự đúng thành phần, thời gian; báo lý do vắng (nếu có) trước ngày họp.'),
    ],
    annexes: [
      {
        label: 'Danh sách',
        title: 'Nơi nhận giấy mời',
        orientation: 'portrait',
        blocks: [
          repeated('khach', { widths: [11, 72, 26, 18, 48], align: ['centre', 'left', 'left', 'right', 'left'] }, [
            ['TT', '{tt}'],
            ['Đơn vị, đại biểu', '{ten}'],
            ['Tư cách', '{tu_cach}'],
            ['Số người', '{so_nguoi}'],
            ['Dự tại', '{du_tai}'],
          ]),
        ],
      },
    ],
  }),
  programme: () => ({
    name: 'Chương trình',
    sections: [
      centred('Thời gian: {thoi_gian}'),
      repeated('phan', { widths: [32, 86, 57], align: ['centre', 'left', 'left'] }, [
        ['Thời gian', '{tu} - {den}'],
        ['Nội dung', '{noi_dung}'],
        ['Người thực hiện', '{nguoi}'],
      ]),
      repeated('tham_luan', { caption: 'Tham luận', widths: [11, 84, 50, 30], align: ['centre', 'left', 'left', 'left'] }, [
        ['TT', '{tt}'],
        ['Tên tham luận', '{ten}'],
        ['Đơn vị', '{don_vi}'],
        ['Hình thức', '{hinh_thuc}'],
      ]),
    ],
  }),
  awards: () => ({
    name: 'Danh sách',
    sections: [
      line('{#cap}'),
      line('{ten}', true),
      repeated('khen', { widths: [12, 56, 48, 48], align: ['centre', 'left', 'left', 'left'] }, [
        ['TT', '{tt}'],
        ['Tập thể, cá nhân', '{ten}'],
        ['Chức vụ, đơn vị', '{chuc_vu}'],
        ['Căn cứ', '{can_cu}'],
      ]),
      line('{/cap}'),
      line('Danh sách có {tong_so} tập thể, cá nhân.'),
    ],
  }),
}
