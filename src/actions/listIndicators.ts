import { z } from 'zod'
import { INDICATORS } from '#domain/indicators/index.ts'
import { sourceOf } from '#domain/sources.ts'
import { defineAction } from './action.ts'

/** The catalogue: what is measured, and whether it is derived from registers or entered. */
export const listIndicators = defineAction({
  kind: 'read',
  title: 'Danh mục chỉ tiêu thống kê',
  summary: 'The catalogue of indicators, each derived or entered',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  needsDatabase: () => false,
  run: async () =>
    INDICATORS.map(({ id, chapter, title, titleEn, unit, measure, time, overTree, formula, levels, base, basis, phrases }) => {
      const source = sourceOf(id)
      return {
        id,
        chapter,
        title,
        titleEn,
        unit,
        measure,
        time,
        overTree,
        formula: formula ?? null,
        levels,
        base: base ?? {},
        basis,
        phrases,
        source: source.kind === 'entered' ? ('entered' as const) : ('derived' as const),
        from: source.kind,
        registers: source.kind === 'registers' ? source.registers : [],
      }
    }),
})
