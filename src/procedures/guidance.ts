import type { Instant, StaffId } from './words.js'

/** Words of the office's own beside a section of the procedure: shown with the section, marked as ours, and never in its place. */
export interface GuidanceAdded {
  /** The section as guidance knows it: '7.demand'. */
  readonly section: string
  /** The source's heading. */
  readonly heading: string
  readonly words: string
  /** Who agreed last, and when: from then on it is shown. */
  readonly by: StaffId
  readonly at: Instant
}
