import { escalation } from '../../../src/procedures/escalation/escalation.js'
import { isSettledByWords, kinds, type Route, routesFor } from '../../../src/procedures/escalation/kinds.js'
import { proposal, rankOf } from '../../../src/procedures/escalation/whom.js'
import { given } from '../given.js'
import { facts, staff, testOffice, testPeople } from '../test-office.js'

const ids = testPeople.map(({ id }) => id)
const callRoutes = (Object.keys({ 'case officer': 1, 'manager call': 1, 'line manager': 1, peer: 1, senior: 1, helper: 1 }) as Route[]).map(
  (route) => [route] as const,
)

describe('whoever a complaint is about', () => {
  test.each(callRoutes)('is never proposed, and nobody proposes whoever asks: %s', (route) => {
    for (const requester of ids)
      for (const about of ids.filter((id) => id !== requester))
        for (const absent of [[], ['hugh'], ['lena', 'gita']]) {
          const { people } = proposal(route, { requester, about }, facts(requester, { office: testOffice({ absent }) }))
          expect(people.map(({ id }) => id)).not.toContain(about)
          expect(people.map(({ id }) => id)).not.toContain(requester)
          for (const { id } of people) expect(absent).not.toContain(id)
        }
  })

  test.each(ids.filter((id) => !['asha'].includes(id)))('sees nothing of it by any way of reading: %s', (about) => {
    const asking = { kind: 'conduct', about, route: 'peer', basics: 'CANARY', customer: 'CANARY', telephone: '0113 496 0002' } as const
    let story = given(escalation).when({ step: 'Escalate', ...asking }, facts('asha'))
    const [taker] = story.state.is === 'Offered' ? story.state.asked.told : []
    expect(taker).toBeDefined()
    const states = [story.state]
    story = story.when({ step: 'TakeEscalation', date: '2026-03-04', time: '10:00' }, facts(String(taker)))
    states.push(story.state)
    story = story.when({ step: 'CallMade', outcome: 'CANARY', toWrite: 'CANARY' }, facts(String(taker)))
    states.push(story.state)
    for (const state of states) {
      const person = testPeople.find(({ id }) => id === about)
      if (!person || state.is === 'NotBegun') throw new Error('not there')
      for (const absent of [[], [String(taker)], ['hugh']]) {
        const now = facts(about, { office: testOffice({ absent }) })
        expect(escalation.mayOpen(state, person, now)).toBe(false)
        expect(escalation.lookUp?.(state, now)).toBeUndefined()
        expect(escalation.waiting(state, now).map(({ for: who }) => who)).not.toContain(about)
        for (const notice of ['to-take', 'to-ring', 'record', 'receipt', 'late', 'to-decide-exhausted'])
          expect(JSON.stringify(escalation.view(notice, state, { person }, now))).not.toMatch(/CANARY|Asha|case/)
        for (const step of Object.keys(escalation.rights))
          if (step !== 'Escalate') {
            const right = new Map(Object.entries(escalation.rights)).get(step)
            expect(right?.(state, now)).not.toBe(true)
          }
      }
    }
  })

  test('is a manager: a peer of the same rank and another group rings, of the same department first (s7)', () => {
    const { people } = proposal('peer', { requester: staff('asha'), about: staff('lena') }, facts('asha'))
    expect(people[0]?.id).toBe('lou')
    expect(rankOf('lou', testOffice())).toBe(rankOf('lena', testOffice()))
    expect(routesFor({ kind: 'conduct', aboutManager: true })[0]).toBe('peer')
  })
  test('is the only head: somebody else answers all the same', () => {
    const { people } = proposal('peer', { requester: staff('asha'), about: staff('hugh') }, facts('asha'))
    expect(people.length).toBeGreaterThan(0)
  })
})

describe('the four maps of s13, from every answer to its leaf', () => {
  const answers = Object.keys(kinds).flatMap((kind) =>
    ([undefined, 'yes', 'no'] as const).flatMap((explained) =>
      ([undefined, 'yes', 'no'] as const).flatMap((helps) =>
        [true, false].map((aboutManager) => ({ kind: kind as keyof typeof kinds, explained, helps, aboutManager })),
      ),
    ),
  )
  test.each(answers)(
    '$kind, explained $explained, helps $helps, about a manager $aboutManager: each way ends with words or with somebody',
    (tested) => {
      const routes = routesFor(tested)
      expect(routes.length).toBeGreaterThan(0)
      for (const route of routes)
        if (!isSettledByWords(route)) {
          const about = tested.kind === 'conduct' ? staff(tested.aboutManager ? 'lena' : 'adil') : undefined
          expect(proposal(route, { requester: staff('asha'), about }, facts('asha')).people.length).toBeGreaterThan(0)
        }
      // Never simply because they ask.
      if (['demand', 'call-back', 'unallocated'].includes(tested.kind) && tested.helps !== 'yes') expect(routes).toEqual(['words'])
    },
  )
})
