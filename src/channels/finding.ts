/** One thing looked at: all well, or what to do. */
export interface Finding {
  readonly well: boolean
  readonly says: string
}

/** What is as it should be. */
export const good = (says: string): Finding => ({ well: true, says })
/** What is not, with what to do. */
export const bad = (says: string): Finding => ({ well: false, says })
