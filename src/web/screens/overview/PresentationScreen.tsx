import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Address, standing } from '../../address.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { slidesOf } from './slides.tsx'
import './presentation.css'

/** A slide is drawn on a sheet of this size and made as large as the wall allows. */
const SHEET = { wide: 1280, tall: 720 }

/** For the wall of the meeting room: 16:9, one finding a slide, arrows move, nobody's name. */
export function PresentationScreen() {
  const place = usePlace()
  const overview = useRead('showOverview', place.unit ? place : null)
  const indicators = useRead('listIndicators', {})
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const hall = useRef<HTMLElement>(null)
  const scale = useScale(hall)
  useTitle('Trình chiếu')
  // The proof stands beside the overview: a press on a figure of the wall leads there.
  const openProof = (proof: string, at?: string) =>
    void navigate({ to: '/', search: ((old: Address) => ({ ...standing(old), proof, ...(at ? { at } : {}) })) as never })
  const slides = overview.data ? slidesOf(overview.data, indicators.data ?? [], openProof) : []
  const last = Math.max(0, slides.length - 1)
  const slide = slides[Math.min(at, last)]

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (['ArrowRight', 'PageDown'].includes(event.key)) setAt((now) => Math.min(last, now + 1))
      else if (['ArrowLeft', 'PageUp'].includes(event.key)) setAt((now) => Math.max(0, now - 1))
      else if (event.key === 'Home') setAt(0)
      else if (event.key === 'End') setAt(last)
      else if (event.key === 'Escape') void navigate({ to: '/', search: standing as never })
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [last, navigate])

  if (overview.error)
    return (
      <main className="alone">
        <h1>Trình chiếu</h1>
        <Refused
          status={overview.error.status}
          message={overview.error.message}
          action={
            <Link to="/" search={standing}>
              Về Tổng quan
            </Link>
          }
        />
      </main>
    )
  return (
    <main className="hall" ref={hall}>
      {slide && overview.data ? (
        <article
          className="slide"
          aria-roledescription="trang chiếu"
          aria-label={`Trang ${at + 1} trong ${slides.length}`}
          style={{ width: SHEET.wide, height: SHEET.tall, transform: `translate(-50%, -50%) scale(${scale})` }}
        >
          <h1>{slide.title}</h1>
          <div className="slide-body" aria-live="polite">
            {slide.body}
          </div>
          <footer>
            <span>
              {overview.data.unit.name} · {overview.data.periodTitle} · số liệu đến {overview.data.asOfTitle}
            </span>
            <span className="figures">
              {at + 1}/{slides.length}
            </span>
          </footer>
        </article>
      ) : (
        <div className="slide" style={{ width: SHEET.wide, height: SHEET.tall }}>
          <h1>Trình chiếu</h1>
          <Skeleton rows={6} height={48} />
        </div>
      )}
      <nav className="hall-deeds" aria-label="Chuyển trang chiếu">
        <Button small icon="left" unable={at === 0 && 'Đang ở trang đầu'} onClick={() => setAt(at - 1)}>
          Trước
        </Button>
        <Button small icon="right" unable={at >= last && 'Đang ở trang cuối'} onClick={() => setAt(at + 1)}>
          Sau
        </Button>
        <Link className="button outline small" to="/" search={standing}>
          <span>Thôi chiếu</span>
        </Link>
      </nav>
    </main>
  )
}

function useScale(hall: { current: HTMLElement | null }): number {
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const holder = hall.current
    if (!holder) return
    const fit = () => setScale(Math.min(holder.clientWidth / SHEET.wide, holder.clientHeight / SHEET.tall))
    fit()
    const watch = new ResizeObserver(fit)
    watch.observe(holder)
    return () => watch.disconnect()
  }, [hall])
  return scale
}
