import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { attachmentName, LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from '#domain/attachment.ts'
import { Problem } from '#domain/problem.ts'
import { readAttachment } from '#reader/attachment.ts'
import { filesOf, keepFile } from '#store/files.ts'
import { newId } from '#store/ids.ts'
import { findRecord } from '#store/records.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { givenFile, registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** Attaches a file to a row: what it is is told by its bytes, what bears a marking is refused, the rest is kept whole. */
export const attachFile = defineAction({
  kind: 'write',
  title: 'Đính kèm tệp',
  summary: 'Attach a file to a row of a register; its kind is told by its bytes, classified markings are refused',
  input: z.object({
    register: registerKey,
    id: z.uuid(),
    file: givenFile,
    note: z.string().trim().max(300).optional(),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, actor, now, about }, { register: key, id, file, note }) {
    const register = registerOf(key)
    // The row is held while its files are counted, so that two who attach at once do not pass the limit together.
    const record = await findRecord(db, register, id, true)
    if (!record) throw new Problem('record.unknown', { register: register.title })
    const unit = await unitById(db, record.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'đính kèm tệp', unit: unit.name })
    about(unit)
    if (!register.attaches) throw new Problem('file.refused', { reason: `${register.title} không giữ tệp` })
    if (file.bytes.byteLength > LARGEST_ATTACHMENT) throw new Problem('input.too_large', { limit: '20 MB' })
    if ((await filesOf(db, key, id)).length >= MOST_ATTACHMENTS)
      throw new Problem('file.refused', { reason: `dòng này đã có ${MOST_ATTACHMENTS} tệp. Bỏ bớt tệp cũ trước` })
    const name = attachmentName(file.name)
    const { kind, findings } = await readAttachment(name, file.bytes)
    if (kind === null) throw new Problem('file.refused', { reason: findings[0]?.message ?? 'không đọc được' }, findings)
    const kept = await keepFile(db, {
      id: newId(now.getTime()),
      unit,
      register: key,
      record: id,
      name,
      kind,
      note: note || null,
      bytes: file.bytes,
      addedBy: actor.login,
      addedAt: now,
    })
    return { id: kept, name, kind, size: file.bytes.byteLength, findings }
  },
})
