/** What work comes to, or something else when it takes longer than patience in milliseconds; the work itself goes on. */
export async function inTime<T>(work: Promise<T>, otherwise: () => T, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
