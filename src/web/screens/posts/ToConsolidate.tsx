import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { type Address, standing } from '../../address.ts'
import { DoorItem } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Posts } from '../../posts.ts'

/** Commands not yet consolidated: since when, what lacks, and whether the day set for it has passed. */
export function ToConsolidate({ rows }: { rows: Posts['toConsolidate'] }) {
  return (
    <Panel
      title={rows.length === 0 ? 'Ban CHQS đều đã kiện toàn' : `${printInteger(rows.length)} Ban CHQS chưa kiện toàn`}
      note={rows.length === 0 ? 'Theo sổ kiện toàn.' : undefined}
    >
      <ul className="waiting-commands">
        {rows.map((row) => (
          <DoorItem key={row.id}>
            <Link
              to="/so-dang-ky/$register"
              params={{ register: 'consolidation' }}
              search={(old: Address) => ({ ...standing(old), unit: row.unit.code, row: row.id })}
            >
              {row.unit.shortName || row.unit.name}
            </Link>
            <span>{row.lacks}</span>
            <span className="quiet figures">
              từ {printDay(row.since)}, {printInteger(row.days)} ngày
            </span>
            {row.dueOn && (
              <span className={`figures ${row.overdue ? 'red' : 'quiet'}`}>
                {row.overdue ? `quá hạn ${printDay(row.dueOn)}` : `hạn ${printDay(row.dueOn)}`}
              </span>
            )}
          </DoorItem>
        ))}
      </ul>
    </Panel>
  )
}
