import type { Query, Step, Wanted } from './query.ts'

const said = (wanted: Wanted): string =>
  'source' in wanted ? `/${wanted.source}/${wanted.flags}` : `“${wanted.text}”${wanted.exact ? ' exactly' : ''}`

const one = (step: Step): string => {
  if (step.by === 'css') return step.css
  if (step.by === 'role') return step.name ? `${step.role} ${said(step.name)}` : step.role
  if (step.by === 'nth') return `number ${step.n}`
  if ('query' in step) return `${step.by} (${inWords(step.query)})`
  return `${step.by} ${said(step.wanted)}`
}

/** A query in words, for messages. */
export const inWords = (query: Query): string => query.map(one).join(' › ')
