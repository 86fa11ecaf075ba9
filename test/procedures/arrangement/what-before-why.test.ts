import { procedures } from '../../../src/office.js'

test('an adjustment asks what was agreed before it asks why it helps', () => {
  const ask = procedures.find(({ name }) => name === 'adjustment')?.dialogs.find(({ name }) => name === 'ask')
  expect(ask?.steps.map(({ name }) => name)).toEqual(['customer', 'terms', 'why', 'dates'])
})
