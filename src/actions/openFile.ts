import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { ATTACHMENT_KINDS } from '#domain/attachment.ts'
import { Problem } from '#domain/problem.ts'
import { bytesOfFile, fileById } from '#store/files.ts'
import { unitById } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'

/** Hands out an attached file, to be kept and not shown: a browser runs nothing of it. The trail says who took it. */
export const openFile = defineAction({
  kind: 'read',
  title: 'Tải tệp đính kèm',
  summary: 'Download a file attached to a row',
  input: z.object({ id: z.uuid().describe('Số hiệu tệp') }),
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  async run({ db, about }, { id }): Promise<MadeFile> {
    const file = await fileById(db, id)
    // As with a row: where the actor has several subtrees the next one is asked.
    if (!file) throw new Problem('record.unknown', { register: 'tệp đính kèm' })
    about(await unitById(db, file.unitId))
    const bytes = await bytesOfFile(db, id)
    if (!bytes) throw new Problem('file.unknown')
    return { file: { name: file.name, type: ATTACHMENT_KINDS[file.kind].type, bytes } }
  },
})
