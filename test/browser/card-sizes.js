/*
 * Runs in the console's page. Draws one card after the other as the console does, and measures it: how high it is, and where the first of its
 * buttons ends, in pixels from the card's top. `letters`: a font of ours, plain and bold, in base 64, so that they are measured alike everywhere.
 */
// biome-ignore lint/correctness/noUnusedVariables: card-sizes.browser.test.ts calls it in the page.
async function sizesOf(cards, letters) {
  const { drawPost } = await import('/post-view.js')
  const { sayer } = await import('/say.js')
  for (const [at, weight] of letters.length > 0 ? ['100 500', '501 900'].entries() : []) {
    const font = new FontFace(
      'Measured',
      Uint8Array.from(atob(letters[at]), (letter) => letter.charCodeAt(0)),
      { weight },
    )
    document.fonts.add(await font.load())
  }
  if (letters.length > 0) document.body.style.fontFamily = 'Measured'
  const given = { front: { people: [] }, say: sayer('Europe/London'), press: async () => {} }
  const list = document.querySelector('.posts')
  return cards.map((card) => {
    list.replaceChildren(drawPost({ id: '1', order: 1, place: 'chat', from: 'bot', at: '2026-11-28T19:18:00Z', card }, given))
    const frame = list.querySelector('.card')
    const { top, height } = frame.getBoundingClientRect()
    const buttons = [...frame.querySelectorAll('button')]
    const first = buttons[0]?.getBoundingClientRect()
    const alarm = buttons.find((button) => button.textContent === 'The customer may be at risk')?.getBoundingClientRect()
    return {
      height: Math.round(height),
      button: first ? Math.round(first.bottom - top) : null,
      alarm: alarm ? Math.round(alarm.bottom - top) : null,
      wide: frame.scrollWidth > frame.clientWidth + 1,
    }
  })
}
