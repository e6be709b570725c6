import { describe, expect, test } from 'vitest'
import { findInPage, findInScript, findInStyle } from './findings.mjs'

describe('SECURITY 3: the scan of a script sees', () => {
  test.each([
    "eval('1')",
    "(0, eval)('1')",
    "window.eval('1')",
    "new Function('return 1')",
    "Function('return 1')()",
    'run(Function)',
    "[].constructor.constructor('return 1')()",
    "setTimeout('go()', 1)",
    'a.innerHTML = b',
    'a["innerHTML"] = b',
    'a.innerHTML += b',
    "a.insertAdjacentHTML('beforeend', b)",
    "document.write('<p>')",
    "import('https://example.com/a.js')",
    "import('data:text/javascript,1')",
    'import(a)',
    "import 'https://example.com/a.js'",
    "importScripts('a.js')",
    '//# sourceMappingURL=a.js.map',
  ])('%s', (code) => {
    expect(findInScript(code)).not.toEqual([])
  })
})

test('SECURITY 3: the scan of a script lets names and harmless uses pass', () => {
  const code = `
    const api = { eval: 1, Function: 2 }
    api.eval
    a instanceof Function
    Function.prototype.call.bind(b)
    setTimeout(() => 1, 2)
    store.write(x)
    import('./page.js')
    console.log('innerHTML = eval')`
  expect(findInScript(code)).toEqual([])
})

describe('the scan of a page sees', () => {
  test.each([
    '<script>go()</script>',
    '<script type="module">go()</script>',
    '<script src="https://example.com/a.js"></script>',
    '<script src="//example.com/a.js"></script>',
    '<style>a{}</style>',
    '<p style="color:red">',
    '<img onerror="go()">',
    '<a href="javascript:go()">',
  ])('%s', (html) => {
    expect(findInPage(html)).not.toEqual([])
  })
})

test('the scan of a page lets our own scripts and styles pass', () => {
  const html = '<script type="module" src="./a.js"></script><link rel="stylesheet" href="./a.css"><div id="root"></div>'
  expect(findInPage(html)).toEqual([])
})

test('the scan of styles sees what is loaded from elsewhere', () => {
  expect(findInStyle('a { background: url(https://example.com/a.png) }')).toHaveLength(1)
  expect(findInStyle('@import "https://example.com/a.css";')).toHaveLength(1)
  expect(findInStyle('a { background: url(./a.png) }')).toEqual([])
})
