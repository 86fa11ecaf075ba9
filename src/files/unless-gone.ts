/** The system's word for what went wrong: 'EEXIST', 'EPERM', … */
export const codeOf = (fault: unknown): unknown => (typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined)

/** Is the fault that a file, or its folder, is not there? */
export const isGone = (fault: unknown): boolean => codeOf(fault) === 'ENOENT'

/** Undefined in the place of what is not there: `readFile(file).catch(unlessGone)`. Throws any other fault on. */
export const unlessGone = (fault: unknown): undefined => {
  if (!isGone(fault)) throw fault
}
