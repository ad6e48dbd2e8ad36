import { PROVINCE } from './units.ts'
import type { DemoUser } from './world.ts'

/** Log-ins of the demo. The passwords are printed at start; `demo` enters by a button and has none. */
export const USERS: readonly DemoUser[] = [
  {
    login: 'demo',
    name: 'Nguyễn Trọng Hải',
    password: null,
    grants: [
      { role: 'viewer', unit: PROVINCE },
      { role: 'clerk', unit: PROVINCE },
    ],
  },
  { login: 'tro-ly', name: 'Lê Thị Thanh Hà', password: 'so-y-te-2023', grants: [{ role: 'clerk', unit: 'so-y-te' }] },
  {
    login: 'truong-ban',
    name: 'Hoàng Kim Thanh',
    password: 'duyet-so-y-te',
    grants: [{ role: 'approver', unit: 'so-y-te' }],
  },
  { login: 'chi-huy', name: 'Phạm Quốc Trung', password: 'duyet-son-giang', grants: [{ role: 'approver', unit: PROVINCE }] },
  {
    login: 'van-thu',
    name: 'Trần Thị Ngọc Lan',
    password: 'ban-hanh-son-giang',
    grants: [{ role: 'publisher', unit: PROVINCE }],
  },
  { login: 'kiem-tra', name: 'Đỗ Minh Khuê', password: 'kiem-tra-so-lieu', grants: [{ role: 'auditor', unit: PROVINCE }] },
  {
    login: 'quan-tri',
    name: 'Võ Anh Tuấn',
    password: 'quan-tri-son-giang',
    grants: [{ role: 'administrator', unit: 'cuc-dqtv' }],
  },
]
