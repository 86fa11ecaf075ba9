import { orFileFault } from '../../files/or-file-fault.js'
import type { Register, Registered } from './open-register.js'

/** Looks at the small things; what looks wrong is looked at twice, since people may be working meanwhile. Throws as `look` does, but no FileFault. */
export const lookTwice = async ({ look }: Pick<Register, 'look'>): Promise<Registered> => {
  const { keep, ...first } = await look()
  if (first.faults.length === 0) {
    const unwritten = await orFileFault(keep())
    return unwritten ? { ...first, unwitnessed: unwritten.fileFault.message } : first
  }
  const { keep: _, ...second } = await look()
  const before = new Set(first.faults.map(({ record, version }) => `${record}/${version}`))
  return {
    ...second,
    unknown: first.unknown + second.unknown,
    faults: second.faults.filter(({ record, version }) => before.has(`${record}/${version}`)),
  }
}
