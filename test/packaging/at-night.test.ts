import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const text = (file: string) => readFileSync(join(root, file), 'utf8')
const sourcesOf = (folder: string) =>
  readdirSync(join(root, folder)).flatMap((file) => (file.endsWith('.ts') ? [text(`${folder}/${file}`)] : []))
const all = (sources: readonly string[], pattern: RegExp): readonly string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].flatMap(([, ...found]) => found.filter((words) => words !== undefined)))

/** Everything by which somebody is woken, out of the code: what the watchdog titles, what administrators are told, what /readyz says. */
const watchdog = [text('src/delivery/watchdog.ts'), text('src/delivery/wrong-clocks.ts'), text('src/cli/watch.ts')]
const house = [...sourcesOf('src/house'), text('src/cli/heart.ts')]
const alarms = [
  ...all(watchdog, /title: (?:each\.length === 1 \? )?['`]([^'`$]+?) ?(?:\$\{.*)?['`](?: : '([^']+)')?/g),
  ...all(house, /\btell\(\s*'([a-z][^']+)'/g),
  ...all(house, /\btrouble = ['`]([^'`$]+)/g),
  ...all([text('src/house/database-trouble.ts')], /return ['`]([^'`$]+)/g),
  ...all([text('src/delivery/direct-alerts.ts')], /\['([A-Z][^']+)'\]|`(At-risk alerts wait[^`$(]+)/g),
  ...all([text('src/house/open-house.ts')], /\['(The courier[^']+)'\]|`(The channel )\$/g),
]
/** The first words, up to where a sentence begins to say what to do. */
const firstWords = (alarm: string): string => (/^[^:,;.(]+/.exec(alarm)?.[0] ?? alarm).trim().split(' ').slice(0, 6).join(' ').toLowerCase()

const paper = text('docs/run.md')
const headings = [...paper.slice(paper.indexOf('## At 3 a.m.')).matchAll(/\*\*([^*]+)\*\*/g)].map(([, heading = '']) =>
  heading.toLowerCase(),
)

describe('what to do at 3 a.m. (docs/run.md)', () => {
  test('every alarm is among what is looked for', () => {
    expect(alarms.length).toBeGreaterThan(18)
    for (const words of ['the bot has stopped', 'nobody has', 'a clock is wrong', 'clocks are wrong', 'the database does not answer'])
      expect(alarms.map((alarm) => alarm.toLowerCase())).toContainEqual(expect.stringContaining(words))
  })
  test.each([...new Set(alarms.map(firstWords))])('“%s” has its heading', (words) => {
    expect(headings.filter((heading) => heading.startsWith(words) || words.startsWith(heading.replace(/ ?….*/, '')))).not.toEqual([])
  })
})
