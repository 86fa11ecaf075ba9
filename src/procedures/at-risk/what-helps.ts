import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'

/** s9: what helps while the person is still there, before anything is asked; the same for a call, a threat-only call and writing. */
export const whatHelps = (facts: Facts): readonly string[] => {
  const { emergencyNumber } = facts.office.names
  return [
    `On a call: say that we are not in a position to help with this, and suggest they ring the emergency services on ${emergencyNumber}. You could say: “I’m worried about what you’ve told me. I’m not able to help with that myself. Please ring ${emergencyNumber} now, and I will tell a senior colleague.” (${cite('s9')})`,
    `A call made only to make a threat: note as much as you can. If it is about self-harm, say that you are not qualified to help and suggest the emergency services. (${cite('s9')})`,
    `In writing: there is nothing to answer. Pass it on here; a senior colleague decides who else should know. (${cite('s9')})`,
    `You do not have to judge whether it is meant, and you are not responsible for what they do. Send this, and it is with somebody. (${cite('s9')})`,
  ]
}
