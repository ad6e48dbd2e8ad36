import { printInteger } from '#domain/wording.ts'
import type { ImportReply } from '../../contract.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'

/** Which figures of the report move, at whom, from what to what; with none it says so. */
export function Effect({ effect, title }: { effect: ImportReply['effect']; title?: string }) {
  return (
    <div className="effect">
      <h3>{title ?? 'Số trong báo cáo đã đổi'}</h3>
      {effect.length === 0 ? (
        <p>Không số nào trong báo cáo thay đổi.</p>
      ) : (
        <dl>
          {effect.map((line) => (
            <div key={`${line.indicator} ${line.unitName}`}>
              <dt>
                <IndicatorHint indicator={line.indicator}>{line.title}</IndicatorHint>, {line.unitName}
              </dt>
              <dd className="figures">
                {line.before === null ? '…' : printInteger(line.before)} →{' '}
                <b>{line.after === null ? '…' : printInteger(line.after)}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
