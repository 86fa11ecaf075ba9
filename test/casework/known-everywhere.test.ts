import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, DialogView, RawValues } from '../../src/casework/arrival.js'
import { leadsOf } from '../../src/casework/ask/leads.js'
import { commands } from '../../src/casework/commands.js'
import { passages } from '../../src/guidance/passages/passages.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import { at, staff, testOffice, tuesday } from '../procedures/test-office.js'
import { verbs, words } from './counter.js'
import { openDesk } from './whole-desk.js'

/**
 * Where people come upon each command without knowing it: the home tab, an answer of /ask, the card of who is on duty, and the cards of other
 * records, by the folder in which they are agreed ("terminated-call" holds the logs, "difficult-call" the live call). A command that is missing here
 * fails; so does one that a place no longer leads to.
 */
const comeUpon: Readonly<Record<string, readonly string[] | { readonly onlyInHelp: string }>> = {
  '/difficult-call': ['home', 'ask'],
  '/terminated-call': ['home', 'ask', 'difficult-call'],
  '/written-contact': ['ask'],
  '/at-risk': ['home', 'difficult-call', 'terminated-call', 'arrangement', 'conversation', 'meeting', 'withheld-name', 'authority-report'],
  '/escalate': ['home', 'ask', 'difficult-call', 'terminated-call'],
  '/authority-report': ['ask', 'difficult-call', 'terminated-call', 'at-risk', 'arrangement'],
  '/restriction': ['home', 'ask', 'terminated-call'],
  '/adjustment': ['home', 'ask'],
  '/need-support': ['home', 'ask'],
  '/withheld-name': ['ask', 'terminated-call'],
  '/away': ['on duty'],
  '/turn': ['on duty'],
  '/guidance-change': ['practice-review'],
  '/hold-records': { onlyInHelp: 'For Information Governance, whose court cases and complaints come from outside.' },
  '/subject-request': { onlyInHelp: 'A letter that asks for it comes from outside any record.' },
}

const known = commands(procedures)
const asker = { by: staff('asha'), now: tuesday, office: testOffice() }
const told = { situation: 'none', moment: 'unsaid' } as const
const media = ['phone', 'writing', 'unsaid'] as const
/** What every passage of the source leads to, however the contact came. */
const led = passages.flatMap((passage) =>
  media.flatMap((medium) =>
    passage.actions.map((first) => leadsOf({ passage, first, text: 'They swear.', told: { ...told, medium } }, known, asker)),
  ),
)

/** The commands on the agreed cards of a folder. */
const agreed = join(__dirname, '../golden/cards')
const onCards = new Map<string, Set<string>>()
for (const file of readdirSync(agreed, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))) {
  const [folder = ''] = file.split(/[\\/]/)
  const found = [...readFileSync(join(agreed, file), 'utf8').matchAll(/"verb": "command:([^"]*)"/g)].map(([, name]) => name ?? '')
  onCards.set(folder, new Set([...(onCards.get(folder) ?? []), ...found]))
}

const begun = (answer: Answer): readonly string[] =>
  verbs(answer).flatMap((verb) => (verb.startsWith('command:') ? [verb.slice('command:'.length)] : []))

/** Something typed into every field that takes it. */
const someWords = ({ fields }: DialogView): RawValues =>
  Object.fromEntries(
    fields.flatMap(({ name, input, options }) => {
      const value = options?.at(-1)?.value ?? 'Some words'
      return input === 'items' ? [] : [[name, input === 'choices' ? [value] : value]]
    }),
  )
/** The office, with a turn on duty that somebody has. */
const office: Office = {
  ...testOffice(),
  turns: (from) => [{ tier: 1, from, until: at('2026-03-10T08:00:00Z'), people: [staff('hugh')] }],
}

/** The procedures that have a command, with it. */
const withCommand = procedures.flatMap((procedure) =>
  procedure.command ? [[procedure.command.name, procedure, procedure.command] as const] : [],
)

describe.each(withCommand)('%s', (name, procedure, command) => {
  test('stands in /help, with its line and its button', async () => {
    const help = await openDesk().command('asha', '/help')
    expect(words(help)).toContain(command.help)
    expect(begun(help)).toContain(name)
  })

  test('is on the home tab, or a press away from it', async () => {
    const home = begun(await openDesk().home('asha'))
    expect([home.includes(name), home.includes('/help')]).toEqual([!command.seldom, true])
  })

  test('is come upon where its matter arises', async () => {
    const desk = openDesk()
    const places: Readonly<Record<string, Iterable<string>>> = {
      home: begun(await desk.home('asha')),
      'on duty': begun(await desk.command('asha', '/duty')),
      ask: led.flatMap(({ buttons }) => buttons.map(({ verb }) => verb.slice('command:'.length))),
      ...Object.fromEntries([...onCards].filter(([folder]) => folder !== 'office' && folder !== procedure.name)),
    }
    const found = Object.entries(places).flatMap(([place, there]) => ([...there].includes(name) ? [place] : []))
    const expected = comeUpon[name]
    if (!expected) throw new Error(`Say in this test where people come upon ${name}.`)
    if ('onlyInHelp' in expected) expect(found).toEqual([])
    else expect(found).toEqual(expect.arrayContaining([...expected]))
  })

  test('once begun, stands in /my-work of whoever began it, and on their home tab', async () => {
    const desk = openDesk(office)
    // A member of staff; what is for some alone is begun by one of those.
    for (const by of ['asha', 'gita', 'ian', 'hilda']) {
      const answer = await desk.command(by, name)
      if (answer.answer === 'sentence') continue
      const shown = answer.answer === 'dialog' ? answer.dialog.title : answer.answer === 'card' ? answer.card.record : undefined
      if (!shown) throw new Error(`${name} begins with neither a form nor a record.`)
      if (answer.answer === 'dialog') await desk.close(by, answer.dialog, someWords(answer.dialog))
      for (const list of [await desk.command(by, '/my-work'), await desk.home(by)]) {
        expect(words(list)).toContain(shown)
        if (answer.answer === 'dialog') expect(words(list)).toContain('Go on')
      }
      return
    }
    throw new Error(`Nobody could begin ${name}.`)
  })
})

test('no passage of the source ends at “talk to somebody”: the office has a procedure for each of them', () => {
  expect(led.length).toBeGreaterThan(60)
  expect(led.flatMap(({ byHand }) => byHand)).toEqual([])
})

test('no button leads to a command that there is not', () => {
  const there = new Set<string>([...known.map(({ name }) => name), '/open'])
  for (const [folder, found] of onCards)
    if (folder !== 'office') expect([folder, [...found].filter((name) => !there.has(name))]).toEqual([folder, []])
  for (const { buttons } of led) for (const { verb } of buttons) expect(there).toContain(verb.slice('command:'.length))
})

test('what this test says of a command is said of one that there is', () => {
  expect(Object.keys(comeUpon).toSorted()).toEqual(withCommand.map(([name]) => name).toSorted())
})
