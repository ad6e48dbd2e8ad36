/*
 * Imported before React, so that what the first screen will ask is asked while the rest of the program is still being read:
 * on an old laptop that takes longer than the answer. The questions are the screens' own, word for word, so that each finds
 * its answer there and nothing is asked twice.
 */
import { parseSearch, readAddress } from './address.ts'
import { read } from './call.ts'
import { client } from './client.ts'
import type { Reads } from './contract.ts'
import { toldHere } from './drawn.ts'

/** What a screen of this address shows first, where the place alone says what to ask. */
const SHOWN: Readonly<Record<string, 'showOverview' | 'showReport' | 'showTargets'>> = {
  '/': 'showOverview',
  '/bao-cao': 'showReport',
  '/chi-tieu': 'showTargets',
}

/** What came with a page that was drawn before it was sent. */
export const told = toldHere()
for (const [key, answer] of told ?? []) client.setQueryData(key, answer)

const { unit, period, asOf, edition } = readAddress(parseSearch(location.search))
if (!told && location.pathname !== '/dang-nhap') {
  ask('whoAmI', {})
  if (unit && period && asOf) {
    ask('showUnits', { unit, on: asOf })
    const shown = SHOWN[location.pathname]
    if (shown && !edition) ask(shown, { unit, period, asOf })
  }
}

function ask<Name extends keyof Reads>(name: Name, input: Reads[Name][0]): void {
  void client.prefetchQuery({ queryKey: [name, input], queryFn: ({ signal }) => read(name, input, signal) })
}
