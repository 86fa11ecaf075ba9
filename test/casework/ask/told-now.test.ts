import { answerCard } from '../../../src/casework/ask/answer-card.js'

const answer = { buttons: [], byHand: [], ours: [], others: [], person: 'Lena Morris, your line manager' } as const

test('a threat that may be in the question itself is not said to have been told before', () => {
  const waiting = { words: 'he keeps telling me what I wear', buttons: [] }
  const now = JSON.stringify(answerCard({ ...answer, waiting: { ...waiting, isTheQuestion: true } }).adaptive)
  const before = JSON.stringify(answerCard({ ...answer, waiting }).adaptive)
  expect(now).toContain('If somebody may come to harm in what you tell')
  expect(now).not.toContain('told me of this before')
  expect(before).toContain('You told me of this before')
})
