import type { Clock } from '../casework/casework.js'
import { LogAway } from '../log/log.js'
import type { ChannelNeeds } from './open-channels.js'

/** What the channels keep: in the log, once that could be opened; until then it is away, and the clock is the one given, else this computer's. */
export const storeLater = (own: Clock = () => new Date()) => {
  let there: ChannelNeeds['store'] | undefined
  const forgetting: Parameters<ChannelNeeds['store']['whenErased']>[0][] = []
  let clock = own
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
      whenErased: (forget) => void (there ? there.whenErased(forget) : forgetting.push(forget)),
    } satisfies ChannelNeeds['store'],
    clock: () => clock(),
    reach(log: ChannelNeeds['store'], theirs: Clock) {
      there = log
      for (const forget of forgetting.splice(0)) log.whenErased(forget)
      clock = theirs
    },
  }
}
