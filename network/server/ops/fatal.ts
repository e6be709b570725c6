/** A reason not to start, told to the operator as one line. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
