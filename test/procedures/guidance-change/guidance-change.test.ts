import { openAsk } from '../../../src/casework/ask/open-ask.js'
import { guidanceOfOurs } from '../../../src/casework/ask/ours.js'
import { PLAIN_NAMES } from '../../../src/guidance/passages/names.js'
import { passageOf } from '../../../src/guidance/passages/passage-of.js'
import { passages } from '../../../src/guidance/passages/passages.js'
import { inShort } from '../../../src/guidance/words-to-say/in-short.js'
import { procedures } from '../../../src/office.js'
import { headings } from '../../../src/procedures/guidance-change/sections.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { openArrangementOffice } from '../../casework/arrangement-office.js'
import { words } from '../../casework/counter.js'
import { staff, testOffice, testPeople } from '../test-office.js'

const text = 'Ring the helpdesk before you write.'
const proposed = async (office: ReturnType<typeof openArrangementOffice>, section = '7.demand', by = 'asha'): Promise<RecordId> => {
  const receipt = await office.walk(by, await office.command(by, '/guidance-change'), { section, words: text, why: 'Two lines are new.' })
  if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`nothing was proposed: ${JSON.stringify(receipt)}`)
  return receipt.card.record as RecordId
}
const live = async (office: ReturnType<typeof openArrangementOffice>) =>
  (await guidanceOfOurs(office.desk, new Map())).map(({ section }) => section)
/** Asks as Asha does: the classifier is not the matter here, each question is about the section that it names. */
const askWith = async (office: ReturnType<typeof openArrangementOffice>, section: string, atRisk = false) => {
  const shown = await guidanceOfOurs(office.desk, new Map())
  const ask = openAsk({
    guide: {
      understand: async () => ({
        situation: '',
        medium: 'phone',
        moment: 'unsaid',
        sections: [section],
        action: 'none',
        atRisk,
        covered: true,
        askBack: false,
        telling: [],
        waiting: [],
        others: [],
      }),
      passage: passageOf,
      short: inShort,
      own: async () => [],
    },
    procedures,
    directory: () => office.office,
    erasures: office.log,
    clock: office.clock,
    count: () => {},
    ours: () => shown,
  })
  const conversation = { by: staff('asha'), where: 'console/asha' }
  return {
    short: words(await ask.question('he wants it', conversation)),
    steps: words(await ask.steps('he wants it', section, conversation)),
  }
}

describe('guidance of our own', () => {
  test('has a place beside every section of the guidance, under its own number', () => {
    const known = passages.filter(({ id }) => id !== '13').map(({ id, section }) => [id, section.split(' ')[0]])
    expect(
      Object.entries(headings)
        .map(([id, heading]) => [id, heading.split(' ')[0]])
        .toSorted(),
    ).toEqual(known.toSorted())
  })
  test('is shown to nobody before the Head of Customer Contact has approved it', async () => {
    const office = openArrangementOffice()
    const record = await proposed(office)
    expect(await live(office)).toEqual([])
    expect((await askWith(office, '7.demand')).steps).not.toContain(text)
    for (const by of testPeople.map(({ id }) => id).filter((id) => id !== 'hilda')) await office.press(by, 'step:ApproveChange', record)
    expect(await live(office)).toEqual([])
    await office.press('hilda', 'step:ApproveChange', record)
    expect(await live(office)).toEqual(['7.demand'])
  })
  test('stands beside the procedure’s own words, marked as ours with the source’s heading and who agreed; nothing of the source goes', async () => {
    const office = openArrangementOffice()
    const before = await askWith(office, '7.demand')
    await office.press('hilda', 'step:ApproveChange', await proposed(office))
    const after = await askWith(office, '7.demand')
    const source = passageOf('7.demand', PLAIN_NAMES)
    for (const answer of [after.short, after.steps]) {
      expect(answer).toContain('Our office adds (ours, not the procedure’s)')
      expect(answer).toContain('s7 Customers demanding a manager')
      expect(answer).toContain('Agreed by Hilda Cole')
      expect(answer).toContain(text)
    }
    for (const step of source?.doNow ?? []) expect([after.steps.includes(step), before.steps.includes(step)]).toEqual([true, true])
    expect((await askWith(office, '8')).steps).not.toContain(text)
  })
  test.each(['9', '11', '11.police'])(
    'beside section %s needs Information Governance as well, in either order, and two people',
    async (section) => {
      for (const order of [['ApproveChange', 'AgreeForGovernance'] as const, ['AgreeForGovernance', 'ApproveChange'] as const]) {
        const office = openArrangementOffice()
        const record = await proposed(office, section)
        const [first, second] = order
        const who = { ApproveChange: 'hilda', AgreeForGovernance: 'ian' } as const
        await office.press(who[first], `step:${first}`, record)
        await office.press(who[first], `step:${second}`, record)
        expect(await live(office)).toEqual([])
        await office.press(who[second], `step:${second}`, record)
        expect(await live(office)).toEqual([section])
      }
    },
  )
  test('nobody agrees for both, also who holds both roles', async () => {
    const office = openArrangementOffice()
    const both = testPeople.map((one) => (one.id === 'hilda' ? { ...one, roles: [...one.roles, 'information governance' as const] } : one))
    office.setOffice(testOffice({ people: both }))
    const record = await proposed(office, '9')
    await office.press('hilda', 'step:ApproveChange', record)
    expect(words(await office.press('hilda', 'step:AgreeForGovernance', record))).toContain('You have agreed already')
    expect(await live(office)).toEqual([])
    // Nor is it asked of them: the second agreement lies with the other one, as every list and the card say.
    const asked = async (by: string) => words(await office.command(by, '/my-work')).includes('Agree to guidance of our own')
    expect([await asked('hilda'), await asked('ian')]).toEqual([false, true])
    expect(words(await office.press('asha', 'open:', record))).toContain('It waits for Ian Grant.')
  })
  test('nobody approves their own words, the Head of Customer Contact neither: a head of department does', async () => {
    const office = openArrangementOffice()
    const record = await proposed(office, '7', 'hilda')
    await office.press('hilda', 'step:ApproveChange', record)
    expect(await live(office)).toEqual([])
    expect(words(await office.command('hugh', '/my-work'))).toContain('Decide on guidance of our own')
    await office.press('hugh', 'step:ApproveChange', record)
    expect(await live(office)).toEqual(['7'])
  })
  test('beside section 9 never comes between somebody at risk and the button', async () => {
    const office = openArrangementOffice()
    const record = await proposed(office, '9')
    await office.press('hilda', 'step:ApproveChange', record)
    await office.press('ian', 'step:AgreeForGovernance', record)
    const { short, steps } = await askWith(office, '9', true)
    expect([short.includes(text), steps.includes(text)]).toEqual([false, true])
  })
  test.each(['hilda', 'ian', 'hugh'])('is gone with one press of %s, and with nobody else’s', async (by) => {
    const office = openArrangementOffice()
    const record = await proposed(office)
    await office.press('hilda', 'step:ApproveChange', record)
    for (const other of ['asha', 'adil', 'lena', 'gita', 'adam']) await office.press(other, 'step:TakeBackChange', record)
    expect(await live(office)).toEqual(['7.demand'])
    await office.press(by, 'step:TakeBackChange', record)
    expect(await live(office)).toEqual([])
    expect((await askWith(office, '7.demand')).steps).not.toContain(text)
    expect(await office.stateOf(record)).toEqual(expect.arrayContaining(['ChangeProposed', 'ChangeAgreed', 'ChangeTakenBack']))
  })
  test('is declined with a reason that whoever proposed it reads, or withdrawn by them alone', async () => {
    const office = openArrangementOffice()
    const record = await proposed(office)
    await office.fill('hilda', 'decline', record, { reason: 'The helpdesk has moved.' })
    expect(words(await office.press('asha', 'open:', record))).toContain('The helpdesk has moved.')
    const other = await proposed(office)
    await office.press('adil', 'step:WithdrawChange', other)
    expect((await office.stateOf(other)).includes('ChangeWithdrawn')).toBe(false)
    await office.press('asha', 'step:WithdrawChange', other)
    expect(words(await office.command('hilda', '/my-work'))).not.toContain('Decide on guidance')
    expect(await live(office)).toEqual([])
  })
  test('is listed whole for whoever looks through it once a year', async () => {
    const office = openArrangementOffice()
    await office.press('hilda', 'step:ApproveChange', await proposed(office))
    expect(words(await office.press('hilda', 'list:guidance-change:0:-:0'))).toContain(text)
  })
  test('is shown no more once its record was erased, and nobody is told of a fault each time that it is looked for', async () => {
    const office = openArrangementOffice()
    const record = await proposed(office)
    await office.press('hilda', 'step:ApproveChange', record)
    expect((await office.casework.guidanceOfOurs()).length).toBe(1)
    await office.log.erase([record])
    expect(await office.casework.guidanceOfOurs()).toEqual([])
    expect(office.told.filter(({ tells }) => tells === 'fault')).toEqual([])
  })

  test('marks are no mark-up: what was typed is shown as it was typed', async () => {
    const office = openArrangementOffice()
    const receipt = await office.walk('asha', await office.command('asha', '/guidance-change'), {
      section: '8',
      words: '*bold* <@U1> [a](http://x)',
      why: 'A test.',
    })
    if (receipt.answer !== 'card' || !receipt.card.record) throw new Error('nothing was proposed')
    await office.press('hilda', 'step:ApproveChange', receipt.card.record as RecordId)
    expect((await askWith(office, '8')).steps).toContain('*bold* <@U1> [a](http://x)')
  })
})
