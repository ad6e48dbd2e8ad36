import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { isError } from '#domain/finding.ts'

import { defineAction } from './action.ts'
import { givenFile, paperKind, unitCode } from './inputs.ts'
import { readTemplateFile } from './paperTemplates.ts'

/** What is wrong with a template, tag by tag, before anybody brings it. */
export const checkPaperTemplate = defineAction({
  kind: 'read',
  title: 'Kiểm tra mẫu giấy',
  summary: 'What is wrong with a Word template and where: unknown names, loops not closed or crossed, half rows; nothing is kept',
  input: z.object({ unit: unitCode, kind: paperKind, file: givenFile }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { kind, file }) {
    const { findings, asked } = await readTemplateFile(context, kind, file)
    return { right: !findings.some(isError), findings, figures: [...new Set([...asked.figures, ...asked.ofEach])].sort() }
  },
})
