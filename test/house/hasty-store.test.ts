import { hastyStore } from '../../src/house/hasty-store.js'
import { fakeStore } from '../channels/console/fake-store.js'

describe('The store of a channel that shows what it posts whether it is kept or not', () => {
  it('refuses nobody else while one writing does not end, and loses none that only took long', async () => {
    const store = fakeStore()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    store.before = (value) => (value === 'slow' ? held : Promise.resolve())
    const hasty = hastyStore(store, () => new Date())
    const slow = hasty.putSealed('console-post', 'one', 'slow', { owner: 'person:asha' })
    await expect(slow).rejects.toThrow('did not answer in time')
    // Others, and the same chat too, as soon as the database takes it.
    await hasty.putSealed('console-post', 'two', 'quick', { owner: 'person:tom' })
    await hasty.putSealed('console-post', 'three', 'quick', { owner: 'person:asha' })
    release()
    await new Promise(setImmediate)
    expect((await store.listSealed('console-post')).map(({ name }) => name).sort()).toEqual(['one', 'three', 'two'])
  })
})
