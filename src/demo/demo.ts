import { haiNinh } from './haiNinh.ts'
import { nation } from './nation.ts'
import { sonGiang } from './sonGiang.ts'
import { type DemoPart, type DemoWorld, joined } from './world.ts'

/** What stands beside the people, courses and duty of Sơn Giang: a line for each family of books and each further unit. */
const PARTS: readonly (() => DemoPart)[] = [nation, haiNinh]

/** Everything the demo holds. */
export const demo = (): DemoWorld =>
  joined(
    sonGiang(),
    PARTS.map((part) => part()),
  )
