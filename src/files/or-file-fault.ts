import { type FileFault, fileFault } from './file-fault.js'

/** What some work gives, or the fault of the file system that it met. Throws every other fault. */
export const orFileFault = async <T>(work: Promise<T>): Promise<T | { readonly fileFault: FileFault }> => {
  try {
    return await work
  } catch (fault) {
    const file = fileFault(fault)
    if (!file) throw fault
    return { fileFault: file }
  }
}
