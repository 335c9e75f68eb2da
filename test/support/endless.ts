/** Far more than anything that is read to its end. */
const CEILING = 200_000_000

/** A body without end, and how much of it has been taken. @throws Error to who takes all the same. */
export function endless(start: string, again: string): { body: ReadableStream<Uint8Array>; taken: () => number } {
  const encoder = new TextEncoder()
  const piece = encoder.encode(again)
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const next = taken === 0 ? encoder.encode(start + again) : piece
      taken += next.length
      if (taken > CEILING) return stream.error(new Error('taken without end'))
      stream.enqueue(next)
    },
  })
  return { body, taken: () => taken }
}
