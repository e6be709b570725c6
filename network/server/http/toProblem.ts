import type { FastifyError } from 'fastify'
import { Refusal } from '../refusal.ts'
import { type Problem, problemOf } from './problems.ts'

/** Names the part of the request and the rule it breaks; never repeats what was sent. */
const validationDetail = (error: FastifyError): string => {
  const [first] = error.validation ?? []
  return `${error.validationContext ?? 'request'}${first?.instancePath ?? ''} ${first?.message ?? 'is not valid'}`
}

/** The framework's errors by its own codes, everything else by what it is. Unknown errors tell nothing. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Refusal) return problemOf(error.code, error.message)
  const { code, statusCode, validation } = error as FastifyError
  if (validation !== undefined) return problemOf('bad-request', validationDetail(error as FastifyError))
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problemOf('too-large', 'the body has more than 16 KiB')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problemOf('unsupported-media-type', 'the body has to be application/json')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problemOf('too-large', 'the address is too long', 414)
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problemOf('bad-request', 'the request cannot be read')
  return problemOf('internal', 'an error of the server, which its log names')
}
