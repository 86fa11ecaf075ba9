import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import { adjustment, restriction } from '../../src/procedures/arrangement/arrangement.js'
import type { Kind, Request } from '../../src/procedures/arrangement/matter.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import { authorityReport } from '../../src/procedures/authority-report/authority-report.js'
import { conversation } from '../../src/procedures/conversation/conversation.js'
import { difficultCall } from '../../src/procedures/difficult-call/difficult-call.js'
import type { AnyEvent, AnyProcedure } from '../../src/procedures/procedure.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import { withheldName } from '../../src/procedures/withheld-name/withheld-name.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { asks } from '../procedures/arrangement/requests.js'
import { made, proposal } from '../procedures/authority-report/incident.js'
import { given } from '../procedures/given.js'
import { logs } from '../procedures/terminated-call/steps.js'
import { facts, staff, testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { words } from './counter.js'
import { memoryLog } from './memory-log.js'

/** Where a click may come from; the channel names a person by the platform's own id, and from there on they are the same person. */
const platforms = ['console', 'slack', 'teams'] as const

const request = (kind: Kind): Request => ({
  kind,
  customer: { name: 'Jo Bloggs' },
  ...(kind === 'restriction' ? { behaviour: 'unacceptable' as const } : {}),
  facts: 'The customer swore.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: {
    cases: ['IC-1'],
    mailFolder: true,
    start: '2026-03-03',
    review: '2027-03-03',
    ...(kind === 'adjustment' ? { agreed: 'x' } : { noFurtherContact: ['IC-1'] }),
  },
  documents: [],
})
const log = {
  kind: 'abusive',
  fromTheOutset: true,
  warnings: [],
  date: '2026-03-03',
  time: '09:50',
  reason: 'The customer threatened me.',
  quotes: [],
  lineManager: staff('lena'),
  personal: 'no',
} as const

const asked = given(restriction).when(asks(request('restriction')), facts('asha'))
const approved = asked.when({ step: 'ApproveArrangement' }, facts('gita'))
const confirmed = given(adjustment).when(asks(request('adjustment')), facts('asha'))
const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'He says goodbye.' } }, facts('asha'))
const held = raised.when({ step: 'AcknowledgeAlert' }, facts('gita'))
const sent = given(terminatedCall).when(logs(log, 'fine'), facts('asha'))
const proposed = given(authorityReport).when({ step: 'ProposeReport', ...proposal }, facts('asha'))
const put = proposed.when({ step: 'PutToHead', words: 'I share that fear.' }, facts('lena'))
const rung = put.when({ step: 'RecordRung', rang: staff('gwen'), ...made }, facts('lena'))
const call = given(difficultCall).when({ step: 'BeginCall', about: '' }, facts('asha'))
const talk = given(conversation).when({ step: 'AskConversation', wished: staff('lena'), words: 'CANARY' }, facts('asha'))
const taken = talk.when({ step: 'TakeConversation' }, facts('lena'))
const letters = given(withheldName).when(
  { step: 'WithholdName', how: 'writing', matter: 'x', until: '2026-05-01', why: 'CANARY' },
  facts('asha'),
)

/** Records as they stand in the log: the steps that led there, each with who took it. */
const stories: readonly {
  readonly what: string
  readonly procedure: AnyProcedure
  readonly events: readonly (readonly [string, readonly AnyEvent[]])[]
}[] = [
  { what: 'a restriction that waits', procedure: named('restriction'), events: [['asha', asked.events]] },
  {
    what: 'a restriction that was approved',
    procedure: named('restriction'),
    events: [
      ['asha', asked.events],
      ['gita', approved.events],
    ],
  },
  { what: 'an adjustment that waits', procedure: named('adjustment'), events: [['asha', confirmed.events]] },
  { what: 'an alert that nobody has', procedure: named('at-risk'), events: [['asha', raised.events]] },
  {
    what: 'an alert that a senior has',
    procedure: named('at-risk'),
    events: [
      ['asha', raised.events],
      ['gita', held.events],
    ],
  },
  { what: 'a terminated call log', procedure: named('terminated-call'), events: [['asha', sent.events]] },
  { what: 'a conversation that waits', procedure: named('conversation'), events: [['asha', talk.events]] },
  {
    what: 'a conversation that was taken',
    procedure: named('conversation'),
    events: [
      ['asha', talk.events],
      ['lena', taken.events],
    ],
  },
  { what: 'a name that may be left out', procedure: named('withheld-name'), events: [['asha', letters.events]] },
  {
    what: 'a report to an authority that waits for the head',
    procedure: named('authority-report'),
    events: [
      ['asha', proposed.events],
      ['lena', put.events],
    ],
  },
  {
    what: 'a report to an authority of a call that was made at once',
    procedure: named('authority-report'),
    events: [
      ['asha', [...proposed.events, ...put.events]],
      ['lena', rung.events],
    ],
  },
  { what: 'a live call', procedure: named('difficult-call'), events: [['asha', call.events]] },
]
function named(name: string): AnyProcedure {
  const found = procedures.find((procedure) => procedure.name === name)
  if (!found) throw new Error(`There is no procedure ${name}.`)
  return found
}

/** What came of one press: what was kept but that they saw the card (a refusal shows it to those who may open it), and what was said. */
const press = async (story: (typeof stories)[number], step: string, by: StaffId, channel: string) => {
  const kept = memoryLog(() => new Date(tuesday))
  const { procedure } = story
  const office = testOffice()
  const casework = openCasework({ procedures, log: kept, directory: () => office, clock: () => new Date(tuesday), report: () => {} })
  const summary = { procedure: procedure.name, version: 1, moved: 1, is: 'x', opened: tuesday, waiting: [], marks: [] }
  let record: RecordId | undefined
  for (const [who, events] of story.events) {
    const commit = { at: tuesday, by: staff(who), events: events.map((event) => ({ ...event })), owed: [] }
    if (record) await kept.append({ ...commit, record, version: 2 }, { ...summary, record, version: 2, moved: 2 })
    else record = (await kept.open(procedure.prefix, 2026, procedure.name, commit, () => summary)).record
  }
  if (!record) throw new Error('A story has a beginning.')
  const before = (await kept.read(record))?.events.length ?? 0
  const answer: Answer = await casework.listen({
    id: 'press',
    by,
    channel,
    place: 'private',
    arrives: 'press',
    verb: `step:${step}`,
    record,
    version: story.events.length,
  })
  const after = (await kept.read(record))?.events.slice(before).map(({ event }) => event) ?? []
  const happened = after.filter((event) => event !== 'DetailsOpened')
  return { happened, said: words(answer) }
}

/** LONG=1 presses from every platform each time; else from two of them, in turns: over the people of a step every platform is held against every other. */
const pressedFrom = (turn: number) =>
  process.env.LONG === '1' ? platforms : platforms.filter((_, place) => place !== turn % platforms.length)

// Promise 22, its platform axis: every step of the rules, by everybody of the office, at every record, from every platform.
describe.each(stories)('at $what', (story) => {
  const steps = Object.keys(story.procedure.rights)
  test.each(steps)('%s is the same right from every platform, for everybody', async (step) => {
    for (const [turn, { id }] of testPeople.entries()) {
      const [first, ...others] = await Promise.all(pressedFrom(turn).map((channel) => press(story, step, id, channel)))
      for (const other of others) expect({ id, ...other }).toEqual({ id, ...first })
      const state = story.events.flatMap(([, events]) => events).reduce(story.procedure.evolve, story.procedure.initial)
      const right = story.procedure.rights[step]?.(state, { ...facts(id), by: id })
      if (right !== true) expect({ id, happened: first?.happened }).toEqual({ id, happened: [] })
      if (typeof right === 'string') expect(first?.said).toContain(right)
    }
  })
})

test('somebody may do at least one thing at each of these records, from each platform', async () => {
  const done = {
    restriction: ['ApproveArrangement', 'gita'],
    'at-risk': ['AcknowledgeAlert', 'gita'],
    'difficult-call': ['AskForManager', 'asha'],
  }
  for (const [name, [step = '', by = '']] of Object.entries(done))
    for (const channel of platforms) {
      const story = stories.find(({ procedure }) => procedure.name === name)
      if (story)
        expect([name, channel, await press(story, step, staff(by), channel)]).toMatchObject([
          name,
          channel,
          { happened: expect.arrayContaining([expect.anything()]) },
        ])
    }
})
