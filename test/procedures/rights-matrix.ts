import type { AnyEvent, AnyState, AnyStep, Procedure } from '../../src/procedures/procedure.js'
import type { facts } from './test-office.js'

/** Somebody as they stand to a record: with the state and the office in which they stand so. */
export interface Relation<State> {
  readonly who: string
  readonly state: State
  readonly facts: ReturnType<typeof facts>
}

/**
 * One test a cell, step × relation, against a table of who may (rule 1). Fails when the rules have a step that the table
 * lacks, or the table one that the rules lack. Whoever may not is told so in a sentence.
 */
export function holdRights<Step extends AnyStep, Event extends AnyEvent, State extends AnyState>(
  procedure: Procedure<Step, Event, State>,
  relations: readonly Relation<State>[],
  table: { readonly [S in Step['step']]?: readonly string[] | 'everybody' },
): void {
  it('names every step that a person can take', () => {
    expect(Object.keys(procedure.rights).sort()).toEqual(Object.keys(table).sort())
    const known = new Set(relations.map(({ who }) => who))
    for (const who of Object.values<readonly string[] | 'everybody' | undefined>(table))
      for (const one of who === 'everybody' || !who ? [] : who) expect(known).toContain(one)
  })

  const cells = Object.entries<readonly string[] | 'everybody' | undefined>(table).flatMap(([step, who]) =>
    relations.map((relation) => [step, relation.who, who === 'everybody' || who?.includes(relation.who) === true, relation] as const),
  )
  it.each(cells)('%s by %s: %s', (step, _, may, relation) => {
    const right = procedure.rights[step as Step['step']]
    const answer = right?.(relation.state, relation.facts)
    if (may) expect(answer).toBe(true)
    else expect(answer).toMatch(/^[A-Z].*\.$/)
  })
}
