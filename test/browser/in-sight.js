/*
 * Runs in the console's page, beside card-sizes.js. Draws one card after the other, goes to its beginning as the console does with what is
 * new, and says what a finger could hit there: its title, the sentence to say, and which of its buttons.
 */
const isHit = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [top + 4, top + height - 4].every((y) => element.contains(document.elementFromPoint(left + Math.min(width / 2, 30), y)))
}

// biome-ignore lint/correctness/noUnusedVariables: in-sight.browser.test.ts calls it in the page.
async function inSight(cards, letters) {
  const list = document.querySelector('.posts')
  const thread = document.querySelector('.thread')
  const seen = []
  for (const card of cards) {
    await sizesOf([card], seen.length > 0 ? [] : letters)
    thread.scrollTop = list.lastElementChild.offsetTop
    const frame = list.querySelector('.card')
    const sentence = frame.querySelector('[style*="min-height: 128px"] .ac-richTextBlock')
    seen.push({
      title: isHit(frame.querySelector('.ac-adaptiveCard > :first-child')),
      sentence: !sentence || isHit(sentence),
      hit: [...frame.querySelectorAll('button')].filter(isHit).map((button) => button.textContent),
    })
  }
  return seen
}
