/** A person as the place tells of them where the office keeps its people. Nothing here is checked against the office yet. */
export interface ToldPerson {
  /** What stays with this person there whatever else changes: the Entra object id, the staff number; else the e-mail address. */
  readonly key: string
  readonly name: string
  readonly email: string
  /** What the place calls where they work: the department, and the team or group within it. */
  readonly department?: string
  readonly team?: string
  readonly title?: string
  /** Groups there that they belong to, by name. */
  readonly groups: readonly string[]
  /** How the place names their line manager: a key, an e-mail address or a full name. */
  readonly manager?: string
  /** The source tells nothing of what they are in the office: it stays as it was. */
  readonly rolesStay?: true
  readonly telephone?: string
  readonly slack?: string
  readonly entra?: string
}

/** A team by its department too, as the office file may name it under places: two departments may each have one of the name. */
export const inBoth = (department: string, team: string): string => `${department} / ${team}`

/** Somebody who is there, and of whom too little can be read. Whoever is known already has not left for that. */
export interface Unread {
  readonly key?: string
  readonly email?: string
  readonly name?: string
  /** What is wrong, as the end of a sentence; and the sentence on somebody who was not known before. */
  readonly why: string
  readonly leftOut: string
}

/** What a source told: people, a sentence on each that could not be taken, and the groups that could not be read. */
export interface Gathered {
  readonly from: Source
  readonly people: readonly ToldPerson[]
  readonly notes: readonly string[]
  /** Whoever belonged to one of these goes on doing so. */
  readonly unreadGroups: readonly string[]
  readonly unread?: readonly Unread[]
}

/** As the checks of an office file have it: one name that is longer must not hold back everybody else. */
export const longestName = 200

/** Where an office may keep its people. */
export type Source = 'csv' | 'entra' | 'slack'

/** You will see this when people cannot be fetched. Its message is a sentence that says what to do; what was fetched before stays in use. */
export class PeopleFault extends Error {
  override readonly name = 'PeopleFault'
}
