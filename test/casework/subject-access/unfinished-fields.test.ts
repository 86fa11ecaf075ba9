import { labelsOf } from '../../../src/casework/subject-access/details.js'
import { procedures } from '../../../src/office.js'
import { notInCopy } from '../../../src/procedures/in-copy.js'
import { facts } from '../../procedures/test-office.js'

// What somebody typed into a form, and sent or did not send, is theirs to read: under whichever name the form keeps it.
test('no field of a form is left out of a copy by its name', () => {
  const apart: ReadonlySet<string> = new Set(notInCopy)
  expect(
    procedures.flatMap((one) =>
      [...labelsOf(one, facts('asha')).keys()].filter((name) => apart.has(name)).map((name) => `${one.name} ${name}`),
    ),
  ).toEqual([])
})
