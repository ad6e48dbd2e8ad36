import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/**
 * Every number that stands by itself on the page (a cell, a card, a label: digits with at most a word of kind), without
 * a door: neither a button nor a link, nor in a line that opens, nor saying why it opens nothing. What counts the very
 * lines beneath it (a heading, a tab, a branch of the tree), the proof's own figure the marks of an axis the number of a
 * slide or of a step are no such numbers; a cell of a register is a record, where every proof ends.
 */
export const looseFigures = (page: Page): Promise<string[]> =>
  page.locator('body').evaluate((body: HTMLElement) => {
    const FIGURE =
      /^(hơn |gần |tăng |giảm |thiếu |vượt |trên )?[−+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?%?(\/(\d{1,3}(\.\d{3})+|\d+))?( [^\d,.;:]{1,40})?$/
    const DOOR = 'button, a[href], [role=button], [data-door], [data-no-proof]'
    const NONE =
      'time, input, label, select, kbd, h1, h2, h3, th, option, [role=grid], [role=tab], [role=treeitem], [aria-hidden=true], .hidden-words, .axis, .proof-key, .proof tfoot, .slide > footer, .steps'
    return [...body.querySelectorAll('.stage *, .proof-drawer *, .slide *')]
      .filter((element) => element.getClientRects().length > 0 && !element.closest(`${DOOR}, ${NONE}`))
      .map((element) => ({ element, words: ownWords(element) }))
      .filter(({ words }) => FIGURE.test(words))
      .map(({ element, words }) => `${words} (${element.parentElement?.className || element.parentElement?.tagName})`)

    function ownWords(element: Element): string {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3)
      return own
        .map(({ textContent }) => textContent)
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
    }
  })

/** Names of indicators, as the catalogue has them, beside which nothing explains them. */
export async function unexplained(page: Page): Promise<string[]> {
  const reply = await page.request.get(new URL('/api/listIndicators', page.url()).href)
  const titles = ((await reply.json()) as { title: string }[]).map(({ title }) => title)
  return page.locator('body').evaluate((body: HTMLElement, names: string[]) => {
    const known = new Set(names)
    return [...body.querySelectorAll('.stage *, .proof-drawer *')]
      .filter((element) => known.has(element.textContent.trim()) && element.childElementCount === 0)
      .filter((element) => element.getClientRects().length > 0 && !element.closest('option, [role=grid], .hint, .hidden-words'))
      .filter((element) => !element.closest('tr, li, header, p, dl > div, .panel-head')?.querySelector('.hint-term'))
      .map((element) => `${element.textContent.trim()} (${element.className || element.tagName})`)
  }, titles)
}

/** The first and the last figure, and a point of a drawing: each press opens its proof, and Esc leads back to where it was. */
export async function openAndReturn(page: Page): Promise<number> {
  const proof = page.getByRole('complementary', { name: 'Căn cứ của số liệu' })
  const figures = page.locator('main .figure[data-figure]:visible')
  const points = page.locator('main circle[role=button], main .strip .cell, main .heat-cell[aria-label]')
  const doors = [figures.first(), figures.last(), points.first()]
  let opened = 0
  for (const door of doors) {
    if ((await door.count()) === 0) continue
    await door.click()
    await proof.getByRole('tab').first().waitFor()
    await page.keyboard.press('Escape')
    await proof.waitFor({ state: 'detached' })
    assert.ok(await door.evaluate((element: Element) => element === element.ownerDocument.activeElement), await door.innerHTML())
    opened++
  }
  return opened
}
