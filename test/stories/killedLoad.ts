import { makerHere } from '#actions/countryPieces.ts'
import { loadCountry } from '#actions/loadCountry.ts'
import { countryBooks } from '#demo/country/books.ts'
import type { CountryPlan } from '#demo/country/size.ts'
import { openDatabase } from '#store/db.ts'
import { homeOf } from '#store/home.ts'

/** Loads an invented country and says how far it is, for generate.test.ts to kill it on the way. */
const [url = '', folder = '', plan = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 4 })
const told = (done: number, total: number | null, what: string) =>
  process.stdout.write(what === 'lập mục lục' ? `mục lục ${done};` : `${done}/${total};`)
await loadCountry(
  database,
  await homeOf(database),
  JSON.parse(plan) as CountryPlan,
  (kit) => makerHere(kit, countryBooks),
  told,
  3,
)
await database.close()
