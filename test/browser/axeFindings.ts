import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What WCAG 2.2 AA, and axe's own advice, have against a page: each rule with the places where it does not hold. */
export async function axeFindings(page: Page): Promise<string[]> {
  // No page here has a frame, so one run in the page says all; carrying frames' results to a second page took ten times as long.
  assert.equal(await page.locator('iframe, frame').count(), 0)
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly: RULES, resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => {
    const places = nodes
      .map(({ target }) => target.join(' '))
      .filter((place) => !(id === 'target-size' && EQUIVALENT.test(place)))
    return places.length === 0 ? [] : [`${id} ${places.join(', ')}`]
  })
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** A strip draws one cell a unit, as narrow as it must; each unit also stands by name in the proof of the figure beside it (2.5.8, Equivalent). */
const EQUIVALENT = /\.cell(?![-\w])/
