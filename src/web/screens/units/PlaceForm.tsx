import { type FormEvent, useState } from 'react'
import { SECOND_TREES, type SecondTree } from '#domain/unit.ts'
import { foldTone, readDay } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { LongChoiceField, TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { usePlace } from '../../place.ts'
import { useSession } from '../../session.ts'
import { useRead, useWrite } from '../../useRead.ts'

/** Puts the chosen unit under another in a second tree, from a day on; where it stood until then stays. */
export function PlaceForm({ unit, tree, onPlaced }: { unit: string; tree: SecondTree; onPlaced: () => void }) {
  const { asOf } = usePlace()
  const root = useSession().data?.grants[0]?.unit.code
  const place = useWrite('placeInTree')
  const [parent, setParent] = useState('')
  const [typed, setTyped] = useState('')
  const from = readDay(typed, Number(asOf.slice(0, 4)))
  const below = useRead('showUnits', root ? { unit: root, deep: true, on: from ?? asOf } : null)
  const choices = (below.data ? [below.data.unit, ...below.data.children] : []).map(({ code, name }) => ({ code, title: name }))
  const [tried, setTried] = useState(false)
  const known = choices.some(({ code }) => code === parent)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (known && from) place.mutate({ unit, tree, parent, from }, { onSuccess: onPlaced })
  }
  return (
    <Panel title={`Xếp trong ${SECOND_TREES[tree].toLowerCase()}`}>
      <form className="plan-form" onSubmit={onSubmit} noValidate>
        {place.error && <Findings findings={place.error.findings} title={place.error.message} />}
        <LongChoiceField
          label="Đứng dưới đơn vị"
          value={parent}
          choices={choices}
          nearest={(text) => choices.find(({ title }) => foldTone(title).includes(foldTone(text))) ?? null}
          onChange={setParent}
          error={tried && !known ? 'Chọn một đơn vị trong danh mục.' : undefined}
        />
        <TextField
          label="Từ ngày"
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          error={tried && !from ? 'Viết như 01/7/2026.' : undefined}
        />
        <p className="units-deeds">
          <Button
            look="primary"
            type="submit"
            busy={place.isPending}
            unable={below.isPending ? 'Đang mở danh mục đơn vị' : false}
          >
            Xếp vào cây này
          </Button>
          {place.isSuccess && <span role="status">Đã xếp. Số liệu vẫn cộng theo hệ thống chỉ huy.</span>}
        </p>
      </form>
    </Panel>
  )
}
