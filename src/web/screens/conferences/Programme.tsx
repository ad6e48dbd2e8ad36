import { printInteger } from '#domain/wording.ts'
import type { ConferencePage } from '../../contract/conferences.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { useWrite } from '../../useRead.ts'
import { BookLink } from './BookLink.tsx'

/** When, what, who; without a programme, that of the last conference of the kind is shown and can be taken over. */
export function Programme({ page, editor }: { page: ConferencePage; editor: boolean }) {
  const copy = useWrite('copyProgramme')
  const book = (
    <BookLink page={page} register="conferenceItems">
      Mở sổ chương trình
    </BookLink>
  )
  if (page.items.length === 0)
    return (
      <Empty action={book}>Chưa có chương trình, và chưa có hội nghị cùng loại nào trước đó để chép. Ghi từng phần vào sổ.</Empty>
    )
  return (
    <div className="conferences-stack">
      {page.programmeFrom && (
        <p className="conferences-note gold">
          Chưa có chương trình. Dưới đây là chương trình của {page.programmeFrom}.
          {editor && (
            <Button
              look="outline"
              icon="copy"
              busy={copy.isPending}
              onClick={() => copy.mutate({ unit: page.unit.code, conference: page.id })}
            >
              Dùng chương trình này
            </Button>
          )}
        </p>
      )}
      {copy.error && (
        <p className="field-error" role="alert">
          {copy.error.message}
        </p>
      )}
      <Panel title="Chương trình" action={book}>
        <div className="conferences-scroll">
          <table className="conferences-table">
            <thead>
              <tr>
                <th scope="col">Thời gian</th>
                <th scope="col">Phần</th>
                <th scope="col">Nội dung</th>
                <th scope="col">Người thực hiện</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((item) => (
                <tr key={`${item.from} ${item.content}`}>
                  <td className="figures nowrap">{item.to ? `${item.from} - ${item.to}` : item.from}</td>
                  <td className="nowrap">{item.part}</td>
                  <th scope="row">{item.content}</th>
                  <td>{item.person}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {page.papers.length > 0 && (
        <Panel
          title={`${printInteger(page.papers.length)} tham luận, ${printInteger(page.papers.filter(({ read }) => read).length)} bài đọc`}
          action={
            <BookLink page={page} register="conferencePapers">
              Mở sổ tham luận
            </BookLink>
          }
        >
          <div className="conferences-scroll">
            <table className="conferences-table">
              <tbody>
                {page.papers.map((paper) => (
                  <tr key={paper.id}>
                    <th scope="row">{paper.title}</th>
                    <td>{paper.body}</td>
                    <td>{paper.speaker}</td>
                    <td className="nowrap">{paper.read ? 'Đọc' : 'In tài liệu'}</td>
                    <td className={`nowrap ${paper.receivedOn ? 'quiet' : 'gold'}`}>
                      {paper.receivedOn ? 'đã nhận bài' : 'chưa gửi bài'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </div>
  )
}
