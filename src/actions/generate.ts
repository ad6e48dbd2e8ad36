import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { type CountryPlan, NATION_SIZE, PROVINCE_SIZE } from '#demo/country/size.ts'
import { isDay } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { defineAction } from './action.ts'
import { makerInThreads } from './countryPieces.ts'
import { loadCountry } from './loadCountry.ts'

/** A country for measuring and for trying things out at its real size: in an empty installation only. */
export const generate = defineAction({
  kind: 'write',
  title: 'Tạo dữ liệu cỡ quốc gia',
  summary: 'Fill an empty installation with an invented nation, or a 34th of it; run again after an interruption it goes on',
  input: z.object({
    nation: z.boolean().default(false).describe('Cả nước: 34 tỉnh, hơn 13.000 đơn vị, 1,4 triệu người'),
    province: z.boolean().default(false).describe('Một tỉnh, bằng 1/34 cả nước'),
    seed: z.int().min(0).max(4095).default(1).describe('Số gieo: cùng số thì ra cùng dữ liệu'),
    years: z.int().min(1).max(10).default(2).describe('Số năm hoạt động'),
    to: z.string().refine(isDay).default('2026-06-14').describe('Ngày cuối cùng có dữ liệu'),
  }),
  allow: 'system',
  transaction: 'own',
  async run({ db, home, progress }, { nation, province, seed, years, to }) {
    if (nation === province) throw new Problem('input.wrong', { detail: 'chọn một trong hai: cả nước hoặc một tỉnh' })
    const plan: CountryPlan = { size: nation ? NATION_SIZE : PROVINCE_SIZE, seed, years, to }
    // One thread makes rows about as fast as one connection takes them in; a third core has time for a second.
    const threads = availableParallelism() > 2 ? 2 : 1
    return loadCountry({ app: db }, home, plan, (kit) => makerInThreads({ ...home, ...kit }, threads), progress)
  },
})
