import { parentPort, workerData } from 'node:worker_threads'
import { countryBooks } from '#demo/country/books.ts'
import type { CountryUnit } from '#demo/country/tree.ts'
import { loadSeal } from '#store/seal.ts'
import { type Begun, makerHere, type Told } from './countryPieces.ts'

/** A thread that makes the books of an invented country, command by command as it is asked. */
const { folder, measures, plan, placed } = workerData as Begun
const maker = makerHere({ home: { seal: loadSeal(folder), measures }, plan, placed }, countryBooks)

const tell = (told: Told, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(told, handedOver)

parentPort?.on('message', (units: CountryUnit[]) => {
  maker.make(units).then(
    (made) =>
      tell({ made }, [...new Set(made.tables.flatMap(({ chunks }) => chunks.map(({ buffer }) => buffer as ArrayBuffer)))]),
    (failed) => tell({ failed }),
  )
})
