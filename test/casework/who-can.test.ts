import { procedures } from '../../src/office.js'
import { facts } from '../procedures/test-office.js'
import { offices } from '../procedures/who-is-there.js'
import { dice } from './random-years.js'
import { statesOf } from './states-of.js'

// Promise 60: nobody is sent to somebody who is not there, or who would be refused as well. Step × state × people × rank × absence.
describe('a refusal that names somebody', () => {
  test.each(procedures.map((procedure) => [procedure.name, procedure] as const))(
    '%s: names who is here and can do it now; of anybody else it says that they are away',
    async (_, procedure) => {
      const states = await statesOf(procedure)
      const roll = dice(60)
      const wrong = new Map<string, string>()
      for (const [step, right] of Object.entries(procedure.rights))
        for (const state of states)
          for (const { one, office, said } of offices) {
            if (!process.env.LONG && roll() > 0.03) continue
            const answer = right?.(state, facts(one.id, { office }))
            if (typeof answer !== 'string') continue
            const named = office.people.filter(({ name }) => answer.includes(name) && !answer.includes(`${name} (away now)`))
            const unfit = named.filter(({ id }) => office.isAbsent(id, facts(id).now) || right?.(state, facts(id, { office })) !== true)
            if (unfit.length > 0 || answer.includes('omebody who has left')) wrong.set(`${step}, ${state.is}: ${answer}`, said)
          }
      expect([wrong.size, [...wrong].slice(0, 4)]).toEqual([0, []])
    },
  )
})
