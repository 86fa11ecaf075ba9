import type { Locator } from 'playwright-core'

// These run in the page, which has a DOM and the tests do not; a text would be taken for an answer, and a text is always true.

/** Does a finger hit it, and nothing else, where it stands? */
const isHit = new Function(
  'element',
  `const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))`,
) as (element: unknown) => boolean

/** And does it stand whole in the window? */
const isHitWhole = new Function(
  'element',
  `const { left, top, bottom, width, height } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight && element.contains(document.elementFromPoint(left + width / 2, top + height / 2))`,
) as (element: unknown) => boolean

/**
 * Does it come to where a finger hits it? What comes scrolls to its place first: it is waited for as long as for anything else in these pages. It is looked
 * for anew each time: a card that is kept up to date meanwhile has another button in the same place.
 */
export async function comesIntoReach(button: Locator, how: 'whole' | 'its middle' = 'its middle'): Promise<boolean> {
  const until = Date.now() + 30_000
  for (;;) {
    const isThere = await button.evaluate(how === 'whole' ? isHitWhole : isHit, undefined, { timeout: 1_000 }).catch(() => false)
    if (isThere || Date.now() > until) return isThere === true
    await button.page().waitForTimeout(50)
  }
}
