import { parseAst } from 'vite'

const htmlSinks = ['innerHTML', 'outerHTML', 'srcdoc']
const htmlCalls = ['insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'writeln']
const timers = ['setTimeout', 'setInterval']

const nameOf = (member) => (member.computed ? member.property.value : member.property.name)
const isText = (node) => typeof node?.value === 'string' || node?.type === 'TemplateLiteral'
const textOf = (node) => node?.value ?? (node?.quasis?.length === 1 ? node.quasis[0].value.cooked : undefined)

/** What makes this node a way to run text as code, or nothing. */
const danger = (node, parent) => {
  switch (node.type) {
    case 'Identifier': {
      const isName =
        (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
        ((parent.type === 'Property' || parent.type === 'MethodDefinition') && parent.key === node && !parent.computed)
      if (isName) return undefined
      if (node.name === 'eval' || node.name === 'importScripts') return node.name
      const isHarmless =
        (parent.type === 'MemberExpression' && parent.object === node && nameOf(parent) !== 'constructor') ||
        (parent.type === 'BinaryExpression' && parent.operator === 'instanceof')
      return node.name === 'Function' && !isHarmless ? 'Function' : undefined
    }
    case 'AssignmentExpression': {
      const name = node.left.type === 'MemberExpression' ? nameOf(node.left) : undefined
      return htmlSinks.includes(name) ? name : undefined
    }
    case 'CallExpression': {
      const { callee } = node
      const name = callee.type === 'MemberExpression' ? nameOf(callee) : callee.name
      if (timers.includes(name) && isText(node.arguments[0])) return `${name} with text`
      if (callee.type !== 'MemberExpression') return undefined
      if (name === 'constructor' && isText(node.arguments[0])) return 'constructor'
      const ofDocument = name === 'write' && callee.object.name === 'document'
      const ofGlobal = name === 'eval' || name === 'Function'
      return htmlCalls.includes(name) || ofDocument || ofGlobal ? name : undefined
    }
    case 'ImportExpression':
      return /^\.\.?\//.test(textOf(node.source) ?? '') ? undefined : 'import of something computed or remote'
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source && !/^\.\.?\//.test(node.source.value) ? 'import from elsewhere' : undefined
    default:
      return undefined
  }
}

/** @returns each finding as `{ what, near }`, `near` being the code around it */
export const findInScript = (code) => {
  const findings = /[#@]\s*sourceMappingURL/.test(code) ? [{ what: 'a source map', near: '' }] : []
  const walk = (node, parent) => {
    if (Array.isArray(node)) for (const one of node) walk(one, parent)
    else if (node && typeof node === 'object') {
      const what = node.type && danger(node, parent)
      if (what) findings.push({ what, near: code.slice(Math.max(0, node.start - 90), node.end + 30).slice(0, 300) })
      for (const [key, child] of Object.entries(node)) if (key !== 'type') walk(child, node.type ? node : parent)
    }
  }
  walk(parseAst(code), { type: 'None' })
  return findings
}

const find = (text, rules) =>
  Object.entries(rules).flatMap(([what, pattern]) => [...text.matchAll(pattern)].map(([near]) => ({ what, near })))

export const findInPage = (html) =>
  find(html, {
    'an inline script': /<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>\s*[^\s<][^<]*/gi,
    'an inline style': /<style[^>]*>|<[^>]*\sstyle=[^>]*>/gi,
    'an event handler': /<[^>]*\son[a-z]+=[^>]*>/gi,
    'something from elsewhere':
      /<[^>]*\s(?:src|href|action)="(?:[a-z]+:)?\/\/[^>]*>|<[^>]*"(?:javascript|data):[^>]*>/gi,
  })

export const findInStyle = (css) =>
  find(css, {
    'something from elsewhere': /(?:@import[^;]*|url\(\s*["']?(?:[a-z]+:)?\/\/[^)]*\))/gi,
    'a source map': /[#@]\s*sourceMappingURL/g,
  })
