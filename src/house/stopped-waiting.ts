/** You will see this when a start that waited for its database was given up because the bot was told to stop. Its cause is why it waited. */
export class StoppedWaiting extends Error {
  override readonly name = 'StoppedWaiting'
}
