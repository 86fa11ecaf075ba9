import { ChannelFault } from '../../src/channels/channel.js'
import { type Log, LogAway } from '../../src/log/log.js'
import type { FakeChannel } from '../delivery/fake-channel.js'

/** Met at every call of a site ('log.append', 'slack.post'); `go` makes the call. */
export type Meet = (site: string, go: () => unknown) => unknown

/** What a fake platform has beside the port: a test's own ledger, and no site of the bot's; and what of the log asks nobody. */
const ledger: ReadonlySet<string> = new Set(['seen', 'calls', 'next', 'always', 'release', 'arrive', 'looksMeet', 'whenErased'])
/** Asked without waiting, so that its fault is thrown and not rejected. */
const atOnce: ReadonlySet<string> = new Set(['reaches'])

/** The sites of a port: every method that the object itself has, so that a new one is broken too without being named here. */
export const sitesOf = (what: string, port: object): readonly string[] =>
  Object.entries(port).flatMap(([name, value]) => (typeof value === 'function' && !ledger.has(name) ? [`${what}.${name}`] : []))

/** The same port, each of whose calls goes through `meet`. */
export const through = <T extends Log | FakeChannel>(what: string, port: T, meet: Meet): T => {
  const met = Object.entries(port).map(([name, value]) => {
    if (typeof value !== 'function' || ledger.has(name)) return [name, value]
    const site = `${what}.${name}`
    if (atOnce.has(name)) return [name, (...given: unknown[]) => meet(site, () => value(...given))]
    return [name, async (...given: unknown[]) => meet(site, () => value(...given))]
  })
  return Object.fromEntries(met) as T
}

/** What goes wrong at a site: the log as it fails, a platform that breaks off, or a mistake of our own in a channel. */
export const faultAt = (site: string, mistake: boolean): Error => {
  if (site.startsWith('log.')) return new LogAway(`${site} is broken on purpose.`)
  return mistake ? new TypeError(`${site} is a mistake on purpose.`) : new ChannelFault('unclear', `${site} is broken on purpose.`)
}

/** A place in a bot's life: the number of the call, counted from 1, and the moment before or after its effect. */
export interface Death {
  readonly call: number
  readonly moment: 'before' | 'after'
}

/** A process that dies at a call: from then on nothing that it asks for happens, or is ever answered. `died` comes true when it does. */
export const mortal = (death: Death | undefined) => {
  let calls = 0
  let dead = false
  let die = () => {}
  const died = new Promise<true>((resolve) => {
    die = () => {
      dead = true
      resolve(true)
    }
  })
  const silence = new Promise<never>(() => {})
  const end = () => {
    die()
    return silence
  }
  const meet: Meet = (site, go) => {
    // Not a call to the outside: nothing can be lost in it.
    if (site.endsWith('.reaches')) return go()
    if (dead) return silence
    calls += 1
    if (calls !== death?.call) return Promise.resolve(go()).then((answer) => (dead ? silence : answer))
    if (death.moment === 'after') return Promise.resolve(go()).then(() => end())
    return end()
  }
  return {
    meet,
    died,
    get calls() {
      return calls
    },
  }
}
