import type { Page } from 'playwright-core'
import type { Card } from '../../src/cards/card.js'

/** Puts cards into the chat of a window of the rig, in the place of what stands there, drawn by the page as it draws what the bot posts. */
export async function drawCards(page: Page, cards: readonly (Card | undefined)[], at: string): Promise<void> {
  await page.locator('html[data-synced]').waitFor()
  await page.evaluate(`(async () => {
    const [{ drawPost }, { sayer }] = [await import('/post-view.js'), await import('/say.js')]
    const given = { front: { people: [] }, say: sayer('Europe/London'), press: async () => {} }
    const post = (card, at) => drawPost({ id: String(at), order: at, place: 'chat', from: 'bot', at: '${at}', card }, given)
    document.querySelector('.posts').replaceChildren(...${JSON.stringify(cards)}.map(post))
  })()`)
}
