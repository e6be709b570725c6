export type Finding = { readonly what: string; readonly near: string }
export function findInScript(code: string): Finding[]
export function findInPage(html: string): Finding[]
export function findInStyle(css: string): Finding[]
