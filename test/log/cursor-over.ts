/** A cursor of the driver’s over documents in memory, which come so many at a time. */
export const cursorOver = <Doc>(docs: readonly Doc[], atOnce = 500) => {
  const left = [...docs]
  const here: Doc[] = []
  return {
    readBufferedDocuments: (most = atOnce): readonly Doc[] => here.splice(0, most),
    next: async (): Promise<Doc | null> => {
      if (here.length === 0) here.push(...left.splice(0, atOnce))
      return here.shift() ?? null
    },
    close: async (): Promise<void> => {},
  }
}
