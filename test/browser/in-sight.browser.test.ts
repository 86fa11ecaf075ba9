import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Card } from '../../src/cards/card.js'
import { axeFindings, type ConsoleRig, openConsoleRig, picture } from './console-rig.js'
import { drawCards } from './drawn-cards.js'

jest.setTimeout(120_000)

const scripts = ['card-sizes.js', 'in-sight.js'].map((name) => readFileSync(join(__dirname, name), 'utf8')).join('\n')
const golden = join(__dirname, '..', 'golden', 'cards')
const names = readdirSync(golden, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''))
  .sort()
const cards: readonly Card[] = names.map((name) => JSON.parse(readFileSync(join(golden, `${name}.json`), 'utf8')))

/** Two telephones, and the desk of 1280×800 at 200 %. The page has its own bar and, at its foot, the permanent alarm and the place to write. */
const windows: readonly (readonly [number, number])[] = [
  [360, 640],
  [360, 800],
  [640, 400],
]

interface Seen {
  /** Is the title in sight, and the sentence to say, where there is one? */
  readonly title: boolean
  readonly sentence: boolean
  /** The buttons that a finger would hit. */
  readonly hit: readonly string[]
}
/** The rows of buttons that stand together: each of a card's bars. */
function barsOf({ adaptive: { body } }: Card): readonly (readonly Action[])[] {
  const bars: Action[][] = []
  for (const [at, part] of body.entries()) {
    if (part.type !== 'ActionSet') continue
    if (body[at - 1]?.type === 'ActionSet') bars.at(-1)?.push(...part.actions)
    else bars.push([...part.actions])
  }
  return bars
}
const comesFirst = (action: Action): boolean =>
  action.type === 'Action.Execute' && action.style !== undefined && action.verb !== 'command:/at-risk'
/** What is to be done with this card: its bar with a button that comes first. Where nothing waits, the words do. */
const barOf = (card: Card): readonly string[] => (barsOf(card).find((bar) => bar.some(comesFirst)) ?? []).map(({ title }) => title)

/** What nobody may have to look for on the worst days. */
const worst = ['We have talked', 'Approve', 'I have it', 'I need a manager now', 'Ended the call', 'The customer may be at risk']

describe('a card that has just come', () => {
  let rig: ConsoleRig
  beforeAll(async () => {
    rig = await openConsoleRig()
  })
  afterAll(() => rig.close())

  test('is one of those with the buttons of the worst days', () => {
    expect(worst.filter((title) => !cards.some((card) => barOf(card).includes(title)))).toEqual([])
  })

  test.each(windows)('shows what it is, and every button of its bar, before anybody scrolls: %i × %i', async (width, height) => {
    const letters = ['400Regular/AtkinsonHyperlegible_400Regular', '700Bold/AtkinsonHyperlegible_700Bold'].map((file) =>
      readFileSync(require.resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`), 'base64'),
    )
    const { page } = await rig.window('#/asha', { viewport: { width, height } })
    await page.locator('.posts').waitFor()
    const seen = await page.evaluate<Seen[]>(`${scripts}\ninSight(${JSON.stringify(cards)}, ${JSON.stringify(letters)})`)
    const hidden = names.flatMap((name, at) => {
      const one = seen[at]
      const missing = barOf(cards[at] as Card).filter((title) => !one?.hit.includes(title))
      return missing.length > 0 || !one?.title || !one.sentence ? [`${name}: ${missing.join(', ')} ${one?.title} ${one?.sentence}`] : []
    })
    expect(hidden).toEqual([])
    // The permanent alarm stands at the page's foot, over nothing and under nothing.
    expect(await page.evaluate<boolean>(`${scripts}\nisHit(document.querySelector('.composer .urgent'))`)).toBe(true)
    await page.close()
  })

  test('rings whom it names, opens what is folded by the keyboard, copies the whole text, and moves nothing that need not: 360, dark', async () => {
    const { page, faults } = await rig.window('#/asha', {
      ...{ viewport: { width: 360, height: 640 }, colorScheme: 'dark', reducedMotion: 'reduce' },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.locator('.posts').waitFor()
    const shown = ['at-risk/status.ring', 'arrangement/whole.owner', 'terminated-call/case-copy.to-do'].map(
      (name) => cards[names.indexOf(name)],
    )
    await drawCards(page, shown, '2026-11-28T19:18:00Z')
    // Whom to ring: a link in the browser's own way, which leads away from nothing.
    const links = page.getByRole('link', { name: 'Ring 020 7946 0100' })
    expect(await links.count()).toBe(4)
    expect(await links.first().getAttribute('href')).toBe('tel:+442079460100')
    const before = page.url()
    await links.first().click()
    expect([page.url(), page.context().pages().length]).toEqual([before, 1])
    const fold = page.locator('details.fold')
    expect(await fold.getByText('The customer swore at three colleagues.').isVisible()).toBe(false)
    await fold.locator('summary').focus()
    await page.keyboard.press('Enter')
    await fold.getByText('The customer swore at three colleagues.').waitFor()
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('region', { name: 'Messages' }).getByText('Copied').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toContain('Terminated call log TC-2026-0001')
    expect(copied.split('\n').filter(Boolean).at(-1)).toBe('Line manager: Lena Morris')
    expect(await axeFindings(page)).toEqual([])
    const moving = await page.evaluate<number>(
      `[...document.querySelectorAll('*')].filter((one) => { const { animationName, transitionDuration } = getComputedStyle(one); return animationName !== 'none' || parseFloat(transitionDuration) > 0 }).length`,
    )
    expect(moving).toBe(0)
    // A desk of 1280 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 256 })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320)
    await picture(page, 'rung-folded-copied-dark')
    expect(faults).toEqual([])
    await page.close()
  })
})
