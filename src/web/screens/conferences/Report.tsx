import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { ConferencePage } from '../../contract/conferences.ts'
import { PartsBar } from '../../kit/Bar.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'

/** The report that is read out, and first what was assigned last time. */
export function Report({ page: { unit, report, before, speech, chair, leaders } }: { page: ConferencePage }) {
  return (
    <div className="conferences-stack">
      {before && (
        <Panel
          title={`Giao lần trước: ${printInteger(before.counts.all)} việc`}
          note={`${before.source}, ${printDay(before.givenOn)}`}
        >
          <div className="conferences-before">
            <PartsBar
              name={`${before.counts.on_time} xong đúng hạn, ${before.counts.late} xong sau hạn, ${before.counts.open} còn trong hạn, ${before.counts.overdue} quá hạn`}
              parts={[
                { tone: 'olive', value: before.counts.on_time, label: printInteger(before.counts.on_time) },
                { tone: 'gold', value: before.counts.late, label: printInteger(before.counts.late) },
                { tone: 'deep', value: before.counts.open, label: printInteger(before.counts.open) },
                { tone: 'red', value: before.counts.overdue, label: printInteger(before.counts.overdue) },
              ]}
            />
            <p className="figures">
              Xong đúng hạn {printInteger(before.counts.on_time)}, sau hạn {printInteger(before.counts.late)}, còn trong hạn{' '}
              {printInteger(before.counts.open)}, quá hạn {printInteger(before.counts.overdue)}; chưa báo nhận việc{' '}
              {printInteger(before.unreceived)}.
            </p>
          </div>
        </Panel>
      )}
      <Panel title={report ? `Báo cáo ${report.title}` : 'Báo cáo'}>
        {report ? (
          <p className="conferences-words figures">
            Số liệu đến hết ngày {report.asOfTitle}.{' '}
            {report.edition
              ? `Bản ${printInteger(report.edition.number)}: ${report.edition.stateTitle}.`
              : 'Chưa lập bản báo cáo nào của kỳ này.'}{' '}
            <Link
              to="/bao-cao"
              search={(old: object) => ({ ...standing(old), unit: unit.code, period: report.period, asOf: report.asOf }) as never}
            >
              Mở báo cáo
            </Link>
          </p>
        ) : (
          <Empty>Hội nghị này chưa ghi kỳ báo cáo. Ghi vào cột “Kỳ báo cáo” của sổ hội nghị.</Empty>
        )}
      </Panel>
      {(chair || leaders || speech) && (
        <Panel title="Chủ trì, chỉ đạo">
          <dl className="conferences-said">
            {[
              ['Chủ trì', chair],
              ['Dự, chỉ đạo', leaders],
              ['Phát biểu chỉ đạo', speech],
            ].map(([title, text]) =>
              text ? (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{text}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </Panel>
      )}
    </div>
  )
}
