import type { Day } from '#domain/period.ts'

export type NamedPerson = { fullName: string; bornOn: Day; female?: true }
type Role = 'officer' | 'leader' | 'soldier' | 'new'

/** Invented people who have a name in the pictures of the manual, so that what is read there can be found in the demo. */
export const NAMED_PEOPLE: Readonly<Record<string, Readonly<Partial<Record<Role, readonly NamedPerson[]>>>>> = {
  'cong-ty-dien-luc': {
    officer: [{ fullName: 'Hoàng Văn Thắng', bornOn: '1984-01-12' }],
    leader: [
      { fullName: 'Nguyễn Đình Chiến', bornOn: '1988-02-14' },
      { fullName: 'Lê Khắc Tùng', bornOn: '1985-11-30' },
      { fullName: 'Tạ Hồng Quân', bornOn: '1987-10-23' },
    ],
    soldier: [
      { fullName: 'Ngô Thị Thu Trang', bornOn: '1995-04-19', female: true },
      { fullName: 'Phạm Hữu Đạt', bornOn: '1992-06-08' },
      { fullName: 'Đỗ Quang Vịnh', bornOn: '1991-09-02' },
      { fullName: 'Trương Gia Bảo', bornOn: '1997-05-21' },
      { fullName: 'Trần Quốc Dũng', bornOn: '1990-06-05' },
      { fullName: 'Mai Xuân Trường', bornOn: '1994-03-17' },
      { fullName: 'Huỳnh Tấn Phát', bornOn: '1989-07-25' },
      { fullName: 'Cao Đức Mạnh', bornOn: '1993-12-11' },
      { fullName: 'Lý Anh Tuấn', bornOn: '1996-02-06' },
      { fullName: 'Đinh Công Lực', bornOn: '1995-01-15' },
      { fullName: 'Vũ Tiến Sơn', bornOn: '1990-08-28' },
      { fullName: 'Kiều Minh Phương', bornOn: '1998-07-04' },
    ],
    new: [
      { fullName: 'Lưu Thị Bích Hạnh', bornOn: '1993-08-27', female: true },
      { fullName: 'Hồ Sỹ Nguyên', bornOn: '1996-12-18' },
    ],
  },
  'vien-thong-tinh': { soldier: [{ fullName: 'Phan Thế Vinh', bornOn: '1994-11-09' }] },
}
