import { conversation } from '../../../src/procedures/conversation/conversation.js'
import { given } from '../given.js'
import { at, facts, staff } from '../test-office.js'

/** Every part of s2 that names who tells whom, of what, and how soon. One without its test does not compile. */
const named = [
  'any member of staff',
  'feels threatened or distressed or has any kind of difficulty',
  'bring this to the immediate attention of',
  'their line manager',
  'or a more senior manager as appropriate',
] as const
const asked = (wished: string, by = 'asha') =>
  given(conversation).when({ step: 'AskConversation', wished: staff(wished) }, facts(by, { now: at('2026-03-03T10:00:00Z') }))

const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'any member of staff': () => {
    for (const [by, manager] of [
      ['asha', 'lena'],
      ['carl', 'lou'],
      ['lena', 'gita'],
      ['gita', 'hugh'],
      ['ada', 'greg'],
    ] as const)
      expect(asked(manager, by).tells).toContain(`to-take → ${manager}`)
  },
  'feels threatened or distressed or has any kind of difficulty': () => {
    // No reason is a condition of it: none is asked, and none is needed.
    const [form] = conversation.dialogs.find(({ name }) => name === 'ask')?.steps ?? []
    expect(form?.form({}, facts('asha')).safeParse({ wished: 'lena' }).success).toBe(true)
    expect(Object.keys(form?.form({}, facts('asha')).shape ?? {})).toEqual(['wished', 'words'])
  },
  'bring this to the immediate attention of': () =>
    expect(asked('lena').owed).toContainEqual({ notice: 'to-take', to: { person: 'lena' }, urgency: 'now' }),
  'their line manager': () => expect(conversation.dialogs[0]?.begin?.({ is: 'NotAsked' }, facts('asha'), {})).toEqual({ wished: 'lena' }),
  'or a more senior manager as appropriate': () => {
    for (const senior of ['gita', 'hugh']) expect(asked(senior).tells).toEqual([`to-take → ${senior}`, 'receipt → asha'])
    expect(asked('adil').refusedBecause).toMatch(/your line manager, or a more senior manager/)
  },
}

describe('what section 2 says', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
})
