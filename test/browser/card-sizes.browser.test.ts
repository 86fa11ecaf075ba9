import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Card } from '../../src/cards/card.js'
import { buttonsOf } from '../cards/check-card.js'
import { type ConsoleRig, openConsoleRig } from './console-rig.js'

jest.setTimeout(120_000)

const sizesOf = readFileSync(join(__dirname, 'card-sizes.js'), 'utf8')
const golden = join(__dirname, '..', 'golden')
const names = readdirSync(join(golden, 'cards'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''))
  .sort()
const cards: readonly Card[] = names.map((name) => JSON.parse(readFileSync(join(golden, 'cards', `${name}.json`), 'utf8')))

const isOwn = (action: Action): boolean => !(action.type === 'Action.Execute' && action.verb === 'command:/at-risk')

interface Size {
  readonly height: number
  readonly button: number | null
  readonly alarm: number | null
  readonly wide: boolean
}
/** A telephone, a desk, and the desk at 200 %, where a page has half of its pixels. */
const windows = { telephone: [360, 640], desk: [1280, 800], large: [640, 400] } as const
/** Above a card stand the page's own bar and who wrote it, so high; a card's first button is in sight within the rest of 600 pixels. */
const above = 130

/** What another version of the browser may make of the same letters. */
const halfALine = 11
const table = join(golden, 'card-sizes.txt')
const columns = 'Telephone: height, end of the first button. Desk: the same. Desk at 200 %: the same. In pixels.'
const numbersOf = (size: Size | undefined): readonly number[] => [size?.height ?? 0, size?.button ?? 0]

/** How high each card is, and where its first button ends. In letters that come with us, for those of a machine differ. */
describe('every card at a glance', () => {
  let rig: ConsoleRig
  const sizes: Record<string, readonly Size[]> = {}

  beforeAll(async () => {
    rig = await openConsoleRig()
    const letters = ['400Regular/AtkinsonHyperlegible_400Regular', '700Bold/AtkinsonHyperlegible_700Bold'].map((file) =>
      readFileSync(require.resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`), 'base64'),
    )
    for (const [name, [width, height]] of Object.entries(windows)) {
      const { page } = await rig.window('#/asha', { viewport: { width, height } })
      await page.locator('.posts').waitFor()
      sizes[name] = await page.evaluate<Size[]>(`${sizesOf}\nsizesOf(${JSON.stringify(cards)}, ${JSON.stringify(letters)})`)
      await page.close()
    }
  })
  afterAll(() => rig.close())

  test.each(Object.keys(windows))('has its first button within the first 600 pixels, and nothing beside the page: %s', (where) => {
    const found = names.flatMap((name, at) => {
      const size = sizes[where]?.[at]
      // Where there is nothing to do but raise an alarm, the words of the card may come first.
      const hidden = buttonsOf(cards[at] as Card).some(isOwn) && (size?.button ?? Number.POSITIVE_INFINITY) > 600 - above
      return hidden || size?.wide ? [`${name}: ${JSON.stringify(size)}`] : []
    })
    expect(found).toEqual([])
  })

  test.each(['telephone', 'desk'])('has the alarm within its first 600 pixels: %s', (where) => {
    const sunk = names.filter((_, at) => (sizes[where]?.[at]?.alarm ?? 0) > 600)
    expect(sunk).toEqual([])
  })

  test.each(['telephone', 'desk'])('has the buttons of a live call where they were, however the call goes on: %s', (where) => {
    const live = ['begun', 'warned', 'asked', 'taken'].map((stage) => sizes[where]?.[names.indexOf(`difficult-call/companion.${stage}`)])
    expect(new Set(live.map((size) => `${size?.button} ${size?.alarm}`)).size).toBe(1)
    expect(live[0]?.button).toBeGreaterThan(0)
  })

  test('is not higher than it was, and its button no lower', () => {
    const rows = names.map((name, at) => ({ name, now: Object.keys(windows).flatMap((where) => numbersOf(sizes[where]?.[at])) }))
    if (process.env.GOLDEN === 'write') {
      const written = rows.map(({ name, now }) => `${now.map((pixels) => String(pixels).padStart(5)).join('')}  ${name}`)
      writeFileSync(table, `${[columns, ...written].join('\n')}\n`)
    }
    const [, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n')
    const agreed = new Map(lines.map((line) => [line.slice(32), line.slice(0, 30).trim().split(/ +/).map(Number)]))
    expect([...agreed.keys()]).toEqual(names)
    const grown = rows.filter(({ name, now }) => now.some((pixels, at) => pixels > (agreed.get(name)?.[at] ?? 0) + halfALine))
    expect(grown.map(({ name, now }) => `${name}: ${agreed.get(name)} → ${now}`)).toEqual([])
  })
})
