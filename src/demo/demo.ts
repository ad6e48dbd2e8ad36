import { activities } from './activities.ts'
import { benefitRows } from './benefitRows.ts'
import { binhLam } from './binhLam.ts'
import { cellsAndRemains } from './cellsAndRemains.ts'
import { conferenceRows } from './conferenceRows.ts'
import { departmentPapers } from './departmentPapers.ts'
import { education } from './education.ts'
import { haiNinh } from './haiNinh.ts'
import { headquartersRows } from './headquartersRows.ts'
import { meritRows } from './meritRows.ts'
import { militaryService } from './militaryService.ts'
import { nation } from './nation.ts'
import { papers } from './papers.ts'
import { reliefRows } from './reliefRows.ts'
import { reviewBooks } from './reviewBooks.ts'
import { rounds } from './rounds.ts'
import { sonGiang } from './sonGiang.ts'
import { type DemoPart, type DemoWorld, joined } from './world.ts'

/** What stands beside the people, courses and duty of Sơn Giang: a line for each family of books and each further unit. */
const PARTS: readonly (() => DemoPart)[] = [
  binhLam,
  nation,
  haiNinh,
  reviewBooks,
  benefitRows,
  cellsAndRemains,
  headquartersRows,
  reliefRows,
  education,
  activities,
  conferenceRows,
  papers,
  departmentPapers,
  militaryService,
  meritRows,
  rounds,
]

/** Everything the demo holds. */
export const demo = (): DemoWorld =>
  joined(
    sonGiang(),
    PARTS.map((part) => part()),
  )
