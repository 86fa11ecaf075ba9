import type { Facts } from '../procedure.js'
import type { Rung } from './matter.js'

/** What was noted, as the member of staff says it. */
export const rungWords: Readonly<Record<Rung, string>> = {
  explained: 'Explained what is unacceptable',
  warned: 'Warned that the call will end',
  complaints: 'Told them about service complaints',
}

/** What every card of a difficult call begins with. */
export const frame = ({ record }: Facts) => ({ title: 'Difficult call', preview: `Difficult call ${record}` })
