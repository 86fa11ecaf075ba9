import type { Clock } from '../casework/casework.js'
import { LogAway } from '../log/log.js'
import type { ChannelNeeds } from './open-channels.js'

/** What the channels keep: in the log, once that could be opened; until then it is away, and so is its clock. */
export const storeLater = () => {
  let there: ChannelNeeds['store'] | undefined
  let clock: Clock = () => new Date()
  const kept = async (): Promise<ChannelNeeds['store']> => {
    if (!there) throw new LogAway('The database could not be reached yet.')
    return there
  }
  return {
    store: {
      putSealed: async (...given) => (await kept()).putSealed(...given),
      getSealed: async (...given) => (await kept()).getSealed(...given),
      dropSealed: async (...given) => (await kept()).dropSealed(...given),
      listSealed: async (...given) => (await kept()).listSealed(...given),
      claim: async (...given) => (await kept()).claim(...given),
      unclaim: async (...given) => (await kept()).unclaim(...given),
    } satisfies ChannelNeeds['store'],
    clock: () => clock(),
    reach(log: ChannelNeeds['store'], theirs: Clock) {
      there = log
      clock = theirs
    },
  }
}
